import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { Database } from '../../../main/store/database/database.ts';
import { layoutOf, migrate } from '../../../main/store/database/migrate.ts';
import { MIGRATIONS } from '../../../main/store/database/migrations.ts';
import { messageRow } from '../../../shared/model/message.ts';
import { sampleRow, sampleRows } from './sample-rows.ts';
import { page, storePlaces } from './stores.ts';

describe('migrations', () => {
  const later = [
    ...MIGRATIONS,
    { name: 'gives items a colour', sql: 'ALTER TABLE item ADD COLUMN colour INTEGER' },
  ];

  it('have a name each that says what they do', () => {
    expect(MIGRATIONS.map(({ name }) => name)).toEqual([
      'makes the tables of folders, lists, items, packs of rows, search blocks, stretches of the calendar and the outbox',
      'forgets rows that were sealed with the names of their fields; the next synchronisation brings them again',
      'makes the table of what the directory says of people, and forgets rows without legacy addresses',
      'forgets rows that do not say whether they were answered or forwarded',
    ]);
  });

  it('bring the store of one version to a later one with all that it holds, once', () => {
    const places = storePlaces();
    const place = places.place();
    const { store } = places.open(place);
    store.keepItems(page(sampleRows(0, 20)));
    store.close();
    const sqlite = new DatabaseSync(place.file);
    const database = new Database(sqlite);
    expect(layoutOf(database, later)).toBe(MIGRATIONS.length);
    let seeded = 0;
    migrate(database, () => (seeded += 1), later);
    migrate(database, () => (seeded += 1), later);
    expect([layoutOf(database, later), seeded]).toEqual([later.length, 0]);
    expect(sqlite.prepare('SELECT count(*) AS n, max(colour) AS colour FROM item').get()).toEqual({
      n: 20,
      colour: null,
    });
    database.close();
    places.end();
  });

  it('forget rows of the first layout with all that leads to them, and keep writes whose outcome is open', () => {
    const sqlite = new DatabaseSync(':memory:');
    const database = new Database(sqlite);
    migrate(database, () => undefined, MIGRATIONS.slice(0, 1));
    database.execute(`
      INSERT INTO list VALUES (1, x'01', 1, 1, 1, '2026-11-26T09:00:00Z', 1, x'02');
      INSERT INTO item VALUES (1, 1, 0, 1, 0, 1, 1);
      INSERT INTO pack VALUES (1, 1, 1, x'03');
      INSERT INTO item_name VALUES (x'04', 1, 1);
      INSERT INTO recent_item_name VALUES (x'05', 1, 1);
      INSERT INTO search_block VALUES (1, 1, 1, x'06');
      INSERT INTO outbox VALUES ('e', 'm', 'unknown', '', '', 0, x'07', NULL);`);
    const rowsIn = (table: string): unknown => database.first(`SELECT count(*) AS n FROM ${table}`)?.['n'];
    const tables = ['list', 'item', 'pack', 'item_name', 'recent_item_name', 'search_block', 'outbox'];
    expect(tables.map(rowsIn)).toEqual([1, 1, 1, 1, 1, 1, 1]);
    migrate(database, () => undefined);
    expect(tables.map(rowsIn)).toEqual([0, 0, 0, 0, 0, 0, 1]);
  });

  it('happen whole or not at all', () => {
    const sqlite = new DatabaseSync(':memory:');
    const database = new Database(sqlite);
    const broken = [
      ...MIGRATIONS,
      { name: 'does what cannot be done', sql: 'ALTER TABLE nothing ADD COLUMN a' },
    ];
    expect(() => migrate(database, () => undefined, broken)).toThrow(/nothing/u);
    expect(layoutOf(database)).toBe(0);
    migrate(database, () => undefined);
    expect(layoutOf(database)).toBe(MIGRATIONS.length);
  });

  it('are asked for when a row gets another shape: what is sealed was checked when it came', () => {
    expect(Object.keys(messageRow.shape).toSorted()).toEqual(
      Object.keys(sampleRow(0)).toSorted(), // A new property: add a migration that empties the lists, then the sample.
    );
  });
});
