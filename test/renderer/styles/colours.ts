import { readFileSync } from 'node:fs';

/** A colour as red, green and blue between 0 and 1. */
export type Rgb = readonly [number, number, number];

/** Reads `#rrggbb`. */
export function rgb(hex: string): Rgb {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  if (red === undefined || green === undefined || blue === undefined) throw new RangeError(hex);
  return [red, green, blue];
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

function luminance(hex: string): number {
  const [red, green, blue] = rgb(hex).map(linear);
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

/** The contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** Matrices on linear RGB for the kinds of colour blindness in full (Machado, Oliveira and Fernandes 2009). */
const sights = {
  full: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const;

/** How people see colours. */
export const kindsOfSight = ['full', 'protanopia', 'deuteranopia', 'tritanopia'] as const;

/** How far two colours are apart for an eye of this kind: Euclidean in OKLab, 0 to about 1. */
export function distance(one: string, other: string, sight: keyof typeof sights): number {
  const [a, b] = [one, other].map((hex) => oklab(seen(hex, sight)));
  return Math.hypot(...(a ?? []).map((value, index) => value - (b?.[index] ?? 0)));
}

function seen(hex: string, sight: keyof typeof sights): readonly number[] {
  const matrix = sights[sight];
  const source = rgb(hex).map(linear);
  return [0, 3, 6].map((row) => {
    const sum = source.reduce((total, value, column) => total + value * (matrix[row + column] ?? 0), 0);
    return Math.min(1, Math.max(0, sum));
  });
}

function oklab([red = 0, green = 0, blue = 0]: readonly number[]): readonly number[] {
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** The tokens of one theme by name, read out of the stylesheets; only those that are plain colours. */
export function tokensOf(
  theme: 'light' | 'dark' | 'contrast-light' | 'contrast-dark',
): ReadonlyMap<string, string> {
  const sheet = ['tokens', 'mailbox-colours']
    .map((name) => readFileSync(new URL(`../../../renderer/styles/${name}.css`, import.meta.url), 'utf8'))
    .join('\n');
  const [base = '', contrastBlock = ''] = sheet.split(":root[data-theme='contrast'] {");
  const [contrasted = '', rest = ''] = contrastBlock.split('\n}');
  const found = new Map<string, string>();
  const parts = theme.startsWith('contrast')
    ? [base, rest, contrasted]
    : [base, contrastBlock.slice(contrasted.length)];
  for (const part of parts) {
    for (const match of part.matchAll(
      /--(?<name>[\w-]+): light-dark\((?<light>#\w{6}), (?<dark>#\w{6})\)/gu,
    )) {
      const { name, light, dark } = match.groups ?? {};
      const value = theme.endsWith('dark') ? dark : light;
      if (name !== undefined && value !== undefined) found.set(name, value);
    }
  }
  return found;
}
