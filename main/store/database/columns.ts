import { StoreFailure } from '../store-failure.ts';

/** One row as SQLite gives it. */
export type Columns = Readonly<Record<string, unknown>>;

/** A column that holds a whole number. Every other type is damage, here and below: the tables are strict. */
export function numberIn(columns: Columns, name: string): number {
  const value = columns[name];
  if (typeof value !== 'number') throw new StoreFailure('damaged');
  return value;
}

export function textIn(columns: Columns, name: string): string {
  const value = columns[name];
  if (typeof value !== 'string') throw new StoreFailure('damaged');
  return value;
}

export function bytesIn(columns: Columns, name: string): Uint8Array {
  const value = columns[name];
  if (!(value instanceof Uint8Array)) throw new StoreFailure('damaged');
  return value;
}

/** The same, where a column may be null. */
export function orNull<T>(
  columns: Columns,
  name: string,
  read: (columns: Columns, name: string) => T,
): T | null {
  return columns[name] === null ? null : read(columns, name);
}
