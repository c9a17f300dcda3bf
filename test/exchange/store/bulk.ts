import type { SeedBulk } from '../content/seed.ts';
import { LazyItem } from './lazy-item.ts';
import type { MessageMaker } from './lazy-item.ts';
import { messageValues } from './load-message.ts';
import type { Store } from './store.ts';
import type { Folder, Item } from './types.ts';

/** A folder's items. Those of a bulk appear when somebody first looks at more than how many there are. */
export class FolderItems extends Set<Item> {
  private waiting = 0;
  private fill: (() => void) | undefined;

  override get size(): number {
    return super.size + this.waiting;
  }

  /** Promises `count` more items, which `fill` puts here. */
  expect(count: number, fill: () => void): void {
    this.complete();
    this.waiting = count;
    this.fill = fill;
  }

  /** Makes what is still waiting. */
  complete(): void {
    const { fill } = this;
    if (!fill) return;
    this.fill = undefined;
    this.waiting = 0;
    fill();
  }

  override has(item: Item): boolean {
    this.complete();
    return super.has(item);
  }

  override delete(item: Item): boolean {
    this.complete();
    return super.delete(item);
  }

  override [Symbol.iterator](): SetIterator<Item> {
    this.complete();
    return super[Symbol.iterator]();
  }

  override values(): SetIterator<Item> {
    this.complete();
    return super.values();
  }

  override forEach(visit: (item: Item, again: Item, set: Set<Item>) => void): void {
    this.complete();
    super.forEach(visit);
  }
}

interface Range {
  readonly from: number;
  readonly to: number;
  readonly items: FolderItems;
}

/** A mailbox's items by counter. Asking for one of a bulk makes that bulk. */
export class MailboxItems extends Map<number, Item> {
  private readonly ranges: Range[] = [];

  /** Says in which folder the counters from `from` up to, not including, `to` will appear. */
  expect(range: Range): void {
    this.ranges.push(range);
  }

  override get(counter: number): Item | undefined {
    const known = super.get(counter);
    if (known) return known;
    for (const { from, to, items } of this.ranges) if (counter >= from && counter < to) items.complete();
    return super.get(counter);
  }

  override values(): MapIterator<Item> {
    for (const { items } of this.ranges) items.complete();
    return super.values();
  }
}

/** Announces a bulk in its folder: counters are set aside, nothing is made yet. */
export function announceBulk(store: Store, folder: Folder, bulk: SeedBulk): void {
  const from = store.reserve(bulk.count * 2);
  const maker: MessageMaker = {
    isRead: bulk.isRead,
    sentAt: (index) => bulk.sentAt(index),
    make: (index) => {
      const seed = bulk.message(index);
      return { values: messageValues(store, folder, seed), thread: seed.thread };
    },
  };
  const { items } = folder;
  const { items: all } = folder.mailbox;
  all.expect({ from, to: from + bulk.count * 2, items });
  items.expect(bulk.count, () => {
    for (let index = 0; index < bulk.count; index += 1) {
      const item = new LazyItem(folder, maker, { index, counter: from + index * 2 });
      items.add(item);
      all.set(item.counter, item);
    }
  });
}
