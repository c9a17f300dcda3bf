import type { CalendarPage } from '../../../shared/model/calendar.ts';
import { bytesIn, numberIn } from './columns.ts';
import type { Database } from './database.ts';
import { nextId } from './next-id.ts';
import type { Place, Seal } from './seal.ts';

/** Months, weeks and days that somebody looked at: more are kept than anybody pages through in a sitting. */
const STRETCHES_AT_MOST = 60;

/** Stretches of the calendar as CalendarView gave them. */
export class Stretches {
  readonly #database: Database;
  readonly #seal: Seal;

  constructor(database: Database, seal: Seal) {
    this.#database = database;
    this.#seal = seal;
  }

  /** The newest stretch that covers this one, cut to it. */
  read(start: string, end: string): { page: CalendarPage; isStale: boolean } | null {
    const [from, to] = [Date.parse(start), Date.parse(end)];
    const columns = this.#database.first(
      'SELECT id, is_stale, sealed FROM stretch WHERE starts <= ? AND ends >= ? ORDER BY id DESC LIMIT 1',
      from,
      to,
    );
    if (columns === null) return null;
    const opened = this.#seal.open(placeOf(numberIn(columns, 'id')), bytesIn(columns, 'sealed'));
    // Sealed by this store: it was checked when it came over the wire.
    const page: CalendarPage = JSON.parse(opened.toString('utf8'));
    const rows = page.rows.filter((row) => isWithin(Date.parse(row.start), Date.parse(row.end), from, to));
    return { page: { ...page, start, end, rows }, isStale: numberIn(columns, 'is_stale') === 1 };
  }

  /** Takes the place of all stretches that it covers. */
  keep(page: CalendarPage): void {
    const [from, to] = [Date.parse(page.start), Date.parse(page.end)];
    const id = nextId(this.#database, 'stretch');
    this.#database.run('DELETE FROM stretch WHERE starts >= ? AND ends <= ?', from, to);
    this.#database.run('DELETE FROM stretch WHERE id <= ?', id - STRETCHES_AT_MOST);
    this.#database.run(
      'INSERT INTO stretch (id, starts, ends, is_stale, sealed) VALUES (?, ?, ?, 0, ?)',
      id,
      from,
      to,
      this.#seal.seal(placeOf(id), JSON.stringify(page)),
    );
  }

  markStale(): void {
    this.#database.run('UPDATE stretch SET is_stale = 1 WHERE is_stale = 0');
  }
}

/** As CalendarView cuts: what overlaps the stretch, and what has no length and begins in it. */
function isWithin(start: number, end: number, from: number, to: number): boolean {
  return start < to && (end > from || start >= from);
}

function placeOf(id: number): Place {
  return ['stretch', 'sealed', id];
}
