import { describe, expect, it } from 'vitest';
import { importsIn, readImports, ringIn, type Imports } from './imports.ts';

/** The floors of main, the lowest first: a file knows its own floor and those beneath it. */
const FLOORS: readonly (readonly string[])[] = [
  ['shared/'],
  ['main/clock.ts', 'main/log.ts', 'main/listeners.ts'],
  ['main/credentials/', 'main/ews/', 'main/store/', 'main/journal/'],
  ['main/broker/'],
  ['main/mailbox/', 'main/watch/'],
  ['main/accounts/', 'main/sessions/'],
  ['main/lock/', 'main/page/'],
  ['main/bridge/'],
  [
    'main/shell/',
    'main/make-parts.ts',
    'main/sessions-told.ts',
    'main/application.ts',
    'main/electron.ts',
    'main/chromium.ts',
    'main/headless.ts',
    'main/preload.ts',
  ],
];

function floorOf(file: string): number {
  return FLOORS.findIndex((places) => places.some((place) => file === place || file.startsWith(place)));
}

function upwards(imports: Imports): readonly string[] {
  return [...imports].flatMap(([file, known]) =>
    [...known].filter((other) => floorOf(other) > floorOf(file)).map((other) => `${file} knows ${other}`),
  );
}

/** Rooms beside one another on one floor may know each other one way only. */
function bothWays(imports: Imports): readonly string[] {
  const rooms = new Set<string>();
  for (const [file, known] of imports)
    for (const other of known)
      if (file.startsWith('main/') && floorOf(file) === floorOf(other) && roomOf(file) !== roomOf(other))
        rooms.add(`${roomOf(file)} ${roomOf(other)}`);
  return [...rooms].filter((pair) => rooms.has(pair.split(' ').toReversed().join(' ')));
}

function roomOf(file: string): string {
  return file.split('/').slice(0, 2).join('/');
}

const ofMain = readImports(['main', 'shared']);

describe('the floors of main', () => {
  it('hold every file', () => {
    expect([...ofMain.keys()].filter((file) => floorOf(file) === -1)).toEqual([]);
    expect(ofMain.size).toBeGreaterThan(300);
  });

  it('are known downwards only, types included', () => {
    expect(upwards(ofMain)).toEqual([]);
    const broken = new Map([
      [
        'main/ews/service.ts',
        importsIn('main/ews/service.ts', "import type { Broker } from '../broker/broker.ts';"),
      ],
    ]);
    expect(upwards(broken)).toEqual(['main/ews/service.ts knows main/broker/broker.ts']);
  });

  it('have rooms that know each other one way at most', () => {
    expect(bothWays(ofMain)).toEqual([]);
    const broken = new Map([
      ['main/ews/a.ts', new Set(['main/store/b.ts'])],
      ['main/store/c.ts', new Set(['main/ews/d.ts'])],
    ]);
    expect(bothWays(broken)).toEqual(['main/ews main/store', 'main/store main/ews']);
  });
});

describe('files', () => {
  it('form no ring anywhere, types included', () => {
    expect(ringIn(readImports(['main', 'shared', 'renderer']))).toBeNull();
    const ring = new Map([
      ['a.ts', new Set(['b.ts'])],
      ['b.ts', new Set(['c.ts'])],
      ['c.ts', new Set(['b.ts'])],
    ]);
    expect(ringIn(ring)).toEqual(['b.ts', 'c.ts', 'b.ts']);
  });
});
