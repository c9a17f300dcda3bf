import { describe, expect, it } from 'vitest';
import { Utf8Reader } from '../../../../main/ews/transport/utf8.ts';

const text = 'a é € 😀 z';
const bytes = Buffer.from(text, 'utf8');

describe('bytes that come in two chunks', () => {
  it('are the same text wherever they are cut', () => {
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      const reader = new Utf8Reader();
      expect(`${reader.read(bytes.subarray(0, cut))}${reader.read(bytes.subarray(cut))}`).toBe(text);
      expect(reader.isComplete).toBe(true);
    }
  });

  it('are incomplete when the last character is cut', () => {
    const reader = new Utf8Reader();
    expect(reader.read(Buffer.from('é', 'utf8').subarray(0, 1))).toBe('');
    expect(reader.isComplete).toBe(false);
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
