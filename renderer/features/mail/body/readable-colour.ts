/** A colour as red, green and blue from 0 to 255, and how much of it is there, from 0 to 1. */
export interface Colour {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
}

/** Reads `#rrggbb` and `rgb()`/`rgba()` as a canvas or a computed style writes them; null for anything else. */
export function readColour(text: string): Colour | null {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/iu.exec(text);
  if (hex !== null) {
    const [red = 0, green = 0, blue = 0] = hex.slice(1).map((part) => Number.parseInt(part, 16));
    return { red, green, blue, alpha: 1 };
  }
  if (!/^rgba?\([\d.,\s]{5,60}\)$/u.test(text)) return null;
  const [red, green, blue, alpha = 1] = text
    .slice(text.indexOf('(') + 1, -1)
    .split(',')
    .map(Number);
  if (red === undefined || green === undefined || blue === undefined) return null;
  return [red, green, blue, alpha].some((part) => !Number.isFinite(part))
    ? null
    : { red, green, blue, alpha };
}

/** Relative luminance, 0 to 1. https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
export function luminance({ red, green, blue }: Colour): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((part) => {
    const share = part / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** How far two colours stand apart, 1 to 21. https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(one: Colour, other: Colour): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Text is read without effort from this contrast on (WCAG 2.2, 1.4.3). */
const ENOUGH = 4.5;

/**
 * A text's colour for a dark ground: black becomes the ground's own text colour (null), and another colour that is too dark
 * there is mixed with white, in sixteen steps, until it can be read. What can be read stays as it is.
 */
export function onDark(colour: Colour, ground: Colour): string | null {
  const { red, green, blue } = colour;
  if (Math.max(red, green, blue) - Math.min(red, green, blue) < 24 && luminance(colour) < 0.25) return null;
  for (let step = 0; step < 16; step += 1) {
    const mixed = mix(colour, step / 16);
    if (contrast(mixed, ground) >= ENOUGH) return `rgb(${mixed.red}, ${mixed.green}, ${mixed.blue})`;
  }
  return null;
}

function mix({ red, green, blue }: Colour, white: number): Colour {
  const lighter = (part: number) => Math.round(part + (255 - part) * white);
  return { red: lighter(red), green: lighter(green), blue: lighter(blue), alpha: 1 };
}

/** Whether a ground is none that anybody chose: nothing, or the white that editors write by themselves. */
export function isPlainGround(colour: Colour): boolean {
  return colour.alpha === 0 || Math.min(colour.red, colour.green, colour.blue) >= 250;
}
