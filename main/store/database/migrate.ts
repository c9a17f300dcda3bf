import { StoreFailure } from '../store-failure.ts';
import { numberIn, type Columns } from './columns.ts';
import type { Database } from './database.ts';
import { MIGRATIONS, type Migration } from './migrations.ts';

/** "Onbe" in SQLite's field for what a file belongs to (sqlite.org/pragma.html#pragma_application_id). */
const APPLICATION_ID = 0x4f_6e_62_65;

/**
 * Says which layout a database has: 0 for an empty one. `StoreFailure` for a file that another program made and for a
 * layout that only a later version of the app knows; neither is touched.
 */
export function layoutOf(database: Database, migrations: readonly Migration[] = MIGRATIONS): number {
  const layout = pragma(database, 'user_version');
  const owner = pragma(database, 'application_id');
  const tables = numberIn(one(database.first('SELECT count(*) AS tables FROM sqlite_schema')), 'tables');
  const isOurs = owner === APPLICATION_ID ? layout > 0 : layout === 0 && owner === 0 && tables === 0;
  if (!isOurs) throw new StoreFailure('not-a-database');
  if (layout > migrations.length) throw new StoreFailure('newer');
  return layout;
}

/** Brings a database to the newest layout, all steps in one transaction; `seeded` runs after the first one ever. */
export function migrate(
  database: Database,
  seeded: () => void,
  migrations: readonly Migration[] = MIGRATIONS,
): void {
  const layout = layoutOf(database, migrations);
  if (layout === migrations.length) return;
  database.transaction('machine', () => {
    for (const migration of migrations.slice(layout)) database.execute(migration.sql);
    database.execute(`PRAGMA application_id = ${APPLICATION_ID}`);
    database.execute(`PRAGMA user_version = ${migrations.length}`);
    if (layout === 0) seeded();
  });
}

function pragma(database: Database, name: 'user_version' | 'application_id'): number {
  return numberIn(one(database.first(`PRAGMA ${name}`)), name);
}

function one(columns: Columns | null): Columns {
  if (columns === null) throw new StoreFailure('damaged');
  return columns;
}
