import { describe, expect, it } from 'vitest';
import { contrast, distance, kindsOfSight, tokensOf } from './colours.ts';

const themes = ['light', 'dark', 'contrast-light', 'contrast-dark'] as const;
const grounds = ['ground', 'sunken', 'surface', 'raised', 'hover', 'pressed', 'selected', 'today', 'code'];
const twelve = Array.from({ length: 12 }, (_, colour) => colour);

function token(theme: (typeof themes)[number], name: string): string {
  const value = tokensOf(theme).get(name);
  if (value === undefined) throw new Error(`no token --${name} in ${theme}`);
  return value;
}

describe('the measure itself', () => {
  it('knows the contrast of black on white, of a grey on itself, and of a pair that fails', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#777777')).toBe(1);
    expect(contrast('#999999', '#ffffff')).toBeLessThan(4.5);
  });

  it('sees that red and green of one lightness come together without red cones, and black and white never', () => {
    expect(distance('#b05a5a', '#7a7a3c', 'full')).toBeGreaterThan(0.1);
    expect(distance('#b05a5a', '#7a7a3c', 'deuteranopia')).toBeLessThan(
      distance('#b05a5a', '#7a7a3c', 'full') / 1.5,
    );
    expect(distance('#000000', '#ffffff', 'protanopia')).toBeCloseTo(1, 2);
  });

  it('reads the tokens of the contrast theme over those of the ordinary one', () => {
    expect(token('light', 'text')).toBe('#161a21');
    expect(token('contrast-light', 'text')).toBe('#000000');
    expect(token('contrast-dark', 'text')).toBe('#ffffff');
  });
});

describe.each(themes)('the tokens of the %s theme', (theme) => {
  it.each(['text', 'text-2', 'text-3'])('give --%s at least 4.5:1 on every ground', (name) => {
    for (const ground of grounds)
      expect(
        contrast(token(theme, name), token(theme, ground)),
        `--${name} on --${ground}`,
      ).toBeGreaterThanOrEqual(4.5);
  });

  it.each([
    ['accent-on', 'accent'],
    ['accent-on', 'accent-hover'],
    ['accent-on', 'accent-pressed'],
    ['accent-text', 'surface'],
    ['accent-text', 'selected'],
    ['refused-on', 'refused'],
    ['proved-text', 'proved-soft'],
    ['pending-text', 'pending-soft'],
    ['refused-text', 'refused-soft'],
    ['proved-text', 'surface'],
    ['pending-text', 'surface'],
    ['refused-text', 'surface'],
    ['pending-text', 'sunken'],
    ['refused-text', 'sunken'],
    ['text-2', 'pending-soft'],
    ['text-2', 'refused-soft'],
  ])('give --%s at least 4.5:1 on --%s', (ink, ground) => {
    expect(contrast(token(theme, ink), token(theme, ground))).toBeGreaterThanOrEqual(4.5);
  });

  it('give lines that carry meaning, and the focus ring, at least 3:1', () => {
    for (const ground of ['ground', 'surface', 'sunken']) {
      expect(contrast(token(theme, 'line-strong'), token(theme, ground)), ground).toBeGreaterThanOrEqual(3);
      expect(contrast(token(theme, 'focus'), token(theme, ground)), ground).toBeGreaterThanOrEqual(3);
    }
  });

  it.each(twelve)(
    'let mailbox colour %i be read: solid, text, and everything on its soft ground',
    (colour) => {
      const of = (part: string) => token(theme, `mailbox-${colour}-${part}`);
      expect(contrast(of('solid'), token(theme, 'surface'))).toBeGreaterThanOrEqual(3);
      expect(contrast(of('on'), of('solid'))).toBeGreaterThanOrEqual(4.5);
      for (const ground of [of('soft'), of('hatch'), token(theme, 'surface'), token(theme, 'sunken')])
        expect(contrast(of('text'), ground)).toBeGreaterThanOrEqual(4.5);
      for (const ink of ['text', 'text-2', 'proved-text', 'pending-text', 'refused-text'])
        for (const ground of [of('soft'), of('hatch')])
          expect(contrast(token(theme, ink), ground), `--${ink}`).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each(kindsOfSight)('keep the twelve mailbox colours apart for an eye of this kind: %s', (sight) => {
    const solids = twelve.map((colour) => token(theme, `mailbox-${colour}-solid`));
    const pairs = solids.flatMap((one, at) => solids.slice(at + 1).map((other) => [one, other] as const));
    expect(pairs).toHaveLength(66);
    for (const [one, other] of pairs)
      expect(distance(one, other, sight), `${one} and ${other}`).toBeGreaterThan(0.06);
  });
});
