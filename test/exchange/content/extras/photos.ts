import { png } from '../parts/png.ts';
import type { Colour } from '../parts/png.ts';
import { ana, jun, mary, rob } from '../people.ts';

const size = 96;
const ground: Colour = [233, 236, 241];

/** A head and shoulders in one colour. */
function portrait(colour: Colour): Uint8Array {
  return png(size, size, (x, y) => {
    const isHead = (x - 48) ** 2 + (y - 36) ** 2 < 18 ** 2;
    const isBody = y > 58 && (x - 48) ** 2 + ((y - 96) * 0.9) ** 2 < 34 ** 2;
    return isHead || isBody ? colour : ground;
  });
}

/** Pictures of those who have one in the directory. */
export const photos: ReadonlyMap<string, Uint8Array> = new Map([
  [mary, portrait([142, 68, 90])],
  [jun, portrait([52, 94, 140])],
  [rob, portrait([70, 110, 84])],
  [ana, portrait([176, 112, 48])],
]);
