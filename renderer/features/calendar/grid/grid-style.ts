import type { CSSProperties } from 'react';

/** A style with custom properties, which React sets and its types do not know. */
export function gridStyle(values: Readonly<Record<`--${string}`, number>>): CSSProperties {
  return values;
}
