import { existsSync, readFileSync } from 'node:fs';

/** Where published and captured EWS documents lie beside this repository; absent on a machine that has only a clone. */
const folder = new URL('../../../../shared/data/ews-fixtures/', import.meta.url);

/** True when the fixtures are there; tests that need them are skipped visibly otherwise. */
export const hasFixtures = existsSync(folder);

/** One document that nobody here wrote. */
export interface Fixture {
  readonly file: string;
  readonly kind: 'requests' | 'responses';
  readonly operation: string;
  /** Whether it validates against Exchange's schema. */
  readonly validates: boolean;
  readonly text: string;
}

/** Every response in the fixtures. */
export function responseFixtures(): readonly Fixture[] {
  return allFixtures().filter(({ kind }) => kind === 'responses');
}

/** Every request and response in the fixtures. */
export function allFixtures(): readonly Fixture[] {
  const index: readonly Omit<Fixture, 'text'>[] = JSON.parse(
    readFileSync(new URL('index.json', folder), 'utf8'),
  );
  return index.map(({ file, kind, operation, validates }) => ({
    file,
    kind,
    operation,
    validates,
    text: readFileSync(new URL(file, folder), 'utf8'),
  }));
}
