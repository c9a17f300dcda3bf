import { describe, expect, it } from 'vitest';
import { Utf8Reader } from '../../../../main/ews/transport/http/utf8.ts';

const text = 'a é € 😀 z';
const bytes = Buffer.from(text, 'utf8');

describe('bytes that come in two chunks', () => {
  it('are the same text wherever they are cut', () => {
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      const reader = new Utf8Reader();
      const pieces = [reader.read(bytes.subarray(0, cut)), reader.read(bytes.subarray(cut))].flat();
      expect(pieces.join('')).toBe(text);
      expect(reader.isComplete).toBe(true);
    }
  });

  it('are incomplete when the last character is cut', () => {
    const reader = new Utf8Reader();
    expect(reader.read(Buffer.from('é', 'utf8').subarray(0, 1))).toEqual([]);
    expect(reader.isComplete).toBe(false);
  });
});

describe('a long text with a few characters beyond ASCII', () => {
  it.each([0, 1, 1022, 1023, 1024, 1025, 2047, 2048, 9000])('is the same text with one at %i', (at) => {
    const long = `${'a'.repeat(at)}ł😀${'b'.repeat(9000)}`;
    const pieces = new Utf8Reader().read(Buffer.from(long, 'utf8')) ?? [];
    expect(pieces.join('')).toBe(long);
    // V8 keeps ASCII in one byte a character, and reads it many times faster: most of it must come apart.
    expect(pieces.filter((piece) => /^\p{ASCII}+$/u.test(piece)).join('').length).toBeGreaterThan(
      long.length - 2052,
    );
  });

  it('is refused where one byte of it is no UTF-8', () => {
    for (const at of [0, 1023, 1024, 5000]) {
      const broken = Buffer.alloc(6000, 'a');
      broken[at] = 0x80;
      expect(new Utf8Reader().read(broken)).toBeNull();
    }
  });
});

describe('bytes that are no UTF-8', () => {
  it.each([
    ['a lone continuation', '61 80'],
    ['Latin-1', 'e9 20 61'],
    ['an overlong form', 'c0 af'],
    ['a surrogate', 'ed a0 80'],
    ['a value above Unicode', 'f5 80 80 80'],
    ['UTF-16', 'ff fe 3c 00'],
  ])('(%s) are refused at the latest with the next chunk', (_what, hex) => {
    const reader = new Utf8Reader();
    const first = reader.read(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
    expect(first === null || reader.read(Buffer.from('abc')) === null).toBe(true);
  });
});
