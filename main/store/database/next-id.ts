import { StoreFailure } from '../store-failure.ts';
import { numberIn } from './columns.ts';
import type { Database } from './database.ts';

/** The number after the highest one in a table: known before the row is written, because its values are sealed for it. */
export function nextId(
  database: Database,
  table: 'item' | 'list' | 'pack' | 'search_block' | 'stretch',
): number {
  const columns = database.first(`SELECT coalesce(max(id), 0) + 1 AS id FROM ${table}`);
  if (columns === null) throw new StoreFailure('damaged');
  return numberIn(columns, 'id');
}
