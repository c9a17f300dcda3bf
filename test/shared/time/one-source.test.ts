import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** What would ask the engine what a clock shows, or how far it is from UTC. */
const asksTheEngine =
  /\bTemporal\b|\bIntl\.DateTimeFormat\b|\.toLocale(?:Date|Time)?String\(|\.get(?:Hours|Minutes|Date|Day|Month|FullYear|TimezoneOffset)\(\)|supportedValuesOf\('timeZone'\)/u;

/** The name of the machine's zone is the engine's; names of months are written on the clock of UTC. */
const allowed = ['renderer/components/words/date-format.ts', 'shared/time/machine-zone.ts'];

it('no part of the program but one has rules of zones', () => {
  const files = ['main', 'renderer', 'shared'].flatMap((side) =>
    readdirSync(`${root}${side}`, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/u.test(name))
      .map((name) => `${side}/${name}`),
  );
  const asking = files.filter((file) => asksTheEngine.test(readFileSync(`${root}${file}`, 'utf8')));
  expect(asking.toSorted()).toEqual(allowed);
  expect(files.length).toBeGreaterThan(400);
});
