import type { Unreadable, UnreadableItem } from '../../../shared/model/unreadable.ts';
import { MOST_TOLD } from '../../../shared/most-told.ts';
import type { UnreadableRow } from '../../ews/elements/read-rows.ts';
import { toldUnreadable } from '../../ews/elements/read-rows.ts';
import { KeptForm } from '../../store/kept-form.ts';
import type { MailboxStore } from '../../store/mailbox-store.ts';

/** So many of one folder are told apart; the rest is only counted. */
const MOST = 500;

interface Kept {
  /** What is known of each, by its id or, where it has none, by all that is known. */
  readonly items: readonly (readonly [key: string, item: UnreadableItem])[];
  readonly more: number;
}

const form = new KeptForm<Kept>(1);

function factOf(folderId: string): string {
  return `rows.unreadable.${folderId}`;
}

/** What of a folder could not be read, as the store has it; null where that is nothing. */
export function storedUnreadable(store: Pick<MailboxStore, 'fact'>, folderId: string): Unreadable | null {
  const kept = form.read(store.fact(factOf(folderId)));
  if (kept === null) return null;
  const items = kept.items.slice(0, MOST_TOLD).map(([, item]) => item);
  return { count: kept.items.length + kept.more, items };
}

/**
 * Keeps what of one page could not be read beside the rows that could. What is named again counts once, and goes when it
 * can be read, or is gone; a first page begins anew. Saying it twice changes nothing, so that it may be kept before the
 * page is.
 */
export function keepUnreadable(
  store: Pick<MailboxStore, 'fact' | 'setFact'>,
  folderId: string,
  page: {
    readonly isFirst: boolean;
    readonly rows: readonly UnreadableRow[];
    readonly named: readonly string[];
    readonly mayViewPrivate: boolean;
  },
): void {
  const before = form.read(store.fact(factOf(folderId)));
  if (page.rows.length === 0 && before === null) return;
  const items = new Map(page.isFirst ? [] : (before?.items ?? []));
  for (const itemId of page.named) items.delete(itemId);
  let more = page.isFirst ? 0 : (before?.more ?? 0);
  for (const row of page.rows) {
    const item = toldUnreadable([row], page.mayViewPrivate)?.items[0];
    const key = row.itemId ?? JSON.stringify(item);
    if (item !== undefined && (items.has(key) || items.size < MOST)) items.set(key, item);
    else more += 1;
  }
  const isNone = items.size === 0 && more === 0;
  store.setFact(factOf(folderId), isNone ? null : form.write({ items: [...items], more }));
}
