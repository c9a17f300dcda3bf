import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Seal, type Place } from '../../../main/store/database/seal.ts';

describe('a sealed value', () => {
  const key = randomBytes(32);
  const seal = new Seal(key);
  const place: Place = ['item', 'sealed', 1, 'digest'];
  const sealed = seal.seal(place, 'Réunion');

  it('opens in its own place, with the same key, also after the key was wiped', () => {
    const copy = Buffer.from(key);
    const other = new Seal(copy);
    copy.fill(0);
    expect(other.open(place, sealed).toString('utf8')).toBe('Réunion');
    expect(seal.open(place, seal.seal(place, '')).length).toBe(0);
  });

  it.each<[string, Place]>([
    ['another table', ['folder', 'sealed', 1, 'digest']],
    ['another column', ['item', 'other', 1, 'digest']],
    ['another list', ['item', 'sealed', 2, 'digest']],
    ['another row', ['item', 'sealed', 1, 'tsegid']],
    ['a row that is named by less', ['item', 'sealed', 1]],
  ])('does not open in %s', (_what, elsewhere) => {
    expect(() => seal.open(elsewhere, sealed)).toThrow('damaged');
  });

  it('does not open with any bit changed, cut short or under another key', () => {
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = Buffer.from(sealed);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => seal.open(place, changed)).toThrow('damaged');
    }
    for (let end = 0; end < sealed.length; end += 1)
      expect(() => seal.open(place, sealed.subarray(0, end))).toThrow('damaged');
    expect(() => new Seal(randomBytes(32)).open(place, sealed)).toThrow('damaged');
  });

  it('never has a nonce twice, nor the same bytes for the same value', () => {
    const nonces = Array.from({ length: 5000 }, () => seal.seal(place, 'x').toString('hex').slice(0, 24));
    expect(new Set(nonces).size).toBe(5000);
  });

  it('of an id has a digest that is the same for this key only', () => {
    expect(seal.digest('AAMk').equals(new Seal(key).digest('AAMk'))).toBe(true);
    expect(seal.digest('AAMk').equals(seal.digest('AAMK'))).toBe(false);
    expect(seal.digest('AAMk').equals(new Seal(randomBytes(32)).digest('AAMk'))).toBe(false);
  });
});
