/** One step from a layout to the next; its number is its place in the list, counted from one. */
export interface Migration {
  /** What it does, as a sentence without its subject. */
  readonly name: string;
  readonly sql: string;
}

/**
 * The layouts that there have been. A released migration is never changed: a new layout, and a new shape of what is
 * sealed, is a new migration at the end. Columns hold times, counts, flags, digests of Exchange's ids and names of our
 * own; everything else is in `sealed`, `content` and `failure`.
 */
export const MIGRATIONS: readonly Migration[] = [
  {
    name: 'makes the tables of folders, lists, items, packs of rows, search blocks, stretches of the calendar and the outbox',
    sql: `
      CREATE TABLE fact (name TEXT PRIMARY KEY, sealed BLOB NOT NULL) STRICT, WITHOUT ROWID;
      CREATE TABLE tree (
        only_row INTEGER PRIMARY KEY CHECK (only_row = 1), as_of TEXT NOT NULL, sealed BLOB NOT NULL
      ) STRICT;
      CREATE TABLE folder (id INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE, sealed BLOB NOT NULL) STRICT;
      CREATE TABLE list (
        id INTEGER PRIMARY KEY,
        digest BLOB NOT NULL UNIQUE,
        generation INTEGER NOT NULL,
        whole_since INTEGER NOT NULL,
        is_complete INTEGER NOT NULL,
        as_of TEXT,
        total INTEGER NOT NULL,
        sealed BLOB
      ) STRICT;
      CREATE TABLE item (
        id INTEGER PRIMARY KEY,
        list INTEGER NOT NULL,
        received INTEGER NOT NULL,
        generation INTEGER NOT NULL,
        is_read INTEGER NOT NULL,
        pack INTEGER NOT NULL,
        block INTEGER
      ) STRICT;
      CREATE TABLE pack (
        id INTEGER PRIMARY KEY, list INTEGER NOT NULL, entries INTEGER NOT NULL, sealed BLOB NOT NULL
      ) STRICT;
      CREATE INDEX pack_by_list ON pack (list, id, entries);
      CREATE TABLE item_name (
        digest BLOB NOT NULL, list INTEGER NOT NULL, item INTEGER NOT NULL, PRIMARY KEY (digest, list)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE recent_item_name (
        digest BLOB NOT NULL, list INTEGER NOT NULL, item INTEGER NOT NULL, PRIMARY KEY (digest, list)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX item_by_time ON item (list, received DESC, id DESC, generation);
      CREATE TABLE search_block (
        id INTEGER PRIMARY KEY, list INTEGER NOT NULL, entries INTEGER NOT NULL, sealed BLOB NOT NULL
      ) STRICT;
      CREATE INDEX search_block_by_list ON search_block (list, entries);
      CREATE TABLE stretch (
        id INTEGER PRIMARY KEY,
        starts INTEGER NOT NULL,
        ends INTEGER NOT NULL,
        is_stale INTEGER NOT NULL,
        sealed BLOB NOT NULL
      ) STRICT;
      CREATE TABLE outbox (
        entry_id TEXT PRIMARY KEY,
        marker TEXT NOT NULL,
        state TEXT NOT NULL,
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        looks INTEGER NOT NULL,
        content BLOB NOT NULL,
        failure BLOB
      ) STRICT;
    `,
  },
  {
    name: 'forgets rows that were sealed with the names of their fields; the next synchronisation brings them again',
    sql: `
      DELETE FROM item; DELETE FROM pack; DELETE FROM item_name; DELETE FROM recent_item_name;
      DELETE FROM search_block; DELETE FROM list;
    `,
  },
  {
    name: 'makes the table of what the directory says of people, and forgets rows without legacy addresses',
    sql: `
      CREATE TABLE directory_entry (
        digest BLOB PRIMARY KEY, asked_at INTEGER NOT NULL, sealed BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX directory_entry_by_time ON directory_entry (asked_at);
      DELETE FROM item; DELETE FROM pack; DELETE FROM item_name; DELETE FROM recent_item_name;
      DELETE FROM search_block; DELETE FROM list; DELETE FROM stretch;
    `,
  },
  {
    name: 'forgets rows that do not say whether they were answered or forwarded',
    sql: `
      DELETE FROM item; DELETE FROM pack; DELETE FROM item_name; DELETE FROM recent_item_name;
      DELETE FROM search_block; DELETE FROM list;
    `,
  },
];
