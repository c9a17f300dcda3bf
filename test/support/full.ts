/** True under `npm run test:full`, where seeded tests run with their whole counts; `npm test` takes a tenth. */
export const isFull = process.env['ONBEHALF_FULL'] === '1';

/** How many rounds a seeded test takes here: the whole count, or a tenth of it. */
export function scaled(count: number): number {
  return isFull ? count : Math.ceil(count / 10);
}
