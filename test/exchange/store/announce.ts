import type { Folder, Mailbox } from './types.ts';

/** What became of an item or a folder, by the names of EWS's notifications without their `Event`. */
export type StoreChangeType =
  'Created' | 'Modified' | 'Deleted' | 'Moved' | 'Copied' | 'NewMail' | 'FreeBusyChanged';

/** An item or a folder as it was when something happened: its id may be gone a moment later. */
export interface StoreSubject {
  readonly kind: 'Item' | 'Folder';
  readonly id: string;
  readonly changeKey: string;
  /** The folder it lies in. */
  readonly parent: Folder;
  /** Itself, where it is a folder. */
  readonly folder?: Folder;
}

/** One thing that happened in a mailbox. */
export interface StoreChange {
  readonly type: StoreChangeType;
  readonly subject: StoreSubject;
  /** Unread items of the folder, where it is one whose items changed. */
  readonly unread?: number;
  /** What was moved or copied, as it was before. */
  readonly old?: StoreSubject;
}

/** Somebody who wants to know what happens in a mailbox. */
export type Watcher = (change: StoreChange) => void;

/** Tells those who watch a mailbox. `make` is only called when somebody does. */
export function announce(mailbox: Mailbox, make: () => StoreChange): void {
  if (mailbox.watchers.size === 0) return;
  const change = make();
  for (const watcher of mailbox.watchers) watcher(change);
}
