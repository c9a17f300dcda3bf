import { writeDateTime } from '../schema/date-time.ts';
import type { StoreChange, StoreChangeType } from '../store/announce.ts';
import type { Clock } from '../store/clock.ts';
import type { Folder, Mailbox } from '../store/types.ts';
import { writeEvent } from './write-event.ts';

/** One event of a mailbox, written as it was when it happened. */
export interface LoggedEvent {
  /** Counts the mailbox's events from 1. */
  readonly number: number;
  readonly type: StoreChangeType;
  /** The folders whose subscribers hear of it. */
  readonly folders: readonly Folder[];
  readonly xml: string;
}

/** How many events of a mailbox are remembered; whoever missed more has to begin anew. */
const remembered = 5_000;

/** What happened in one mailbox since somebody first subscribed to it. */
export interface EventLog {
  readonly mailbox: Mailbox;
  /** Number of the newest event, 0 before the first. */
  latest(): number;
  /** Number of the newest event that is forgotten already. */
  forgotten(): number;
  after(number: number): readonly LoggedEvent[];
  /** Called after each event. */
  readonly listeners: Set<() => void>;
}

/** Begins to watch a mailbox. */
export function createEventLog(mailbox: Mailbox, clock: Clock): EventLog {
  const events: LoggedEvent[] = [];
  const listeners = new Set<() => void>();
  let latest = 0;
  mailbox.watchers.add((change) => {
    latest += 1;
    const xml = writeEvent(change, watermarkOf(mailbox, latest), writeDateTime(clock.now()));
    events.push({ number: latest, type: change.type, folders: foldersOf(change), xml });
    if (events.length > remembered) events.shift();
    for (const listener of listeners) listener();
  });
  return {
    mailbox,
    latest: () => latest,
    forgotten: () => latest - events.length,
    after: (number) => events.slice(Math.max(0, number - (latest - events.length))),
    listeners,
  };
}

function foldersOf({ subject, old }: StoreChange): readonly Folder[] {
  const parents = [subject, ...(old ? [old] : [])].map((one) => one.parent);
  return subject.folder ? [...parents, subject.folder] : parents;
}

/** An opaque mark of a mailbox's event, in base64 as Exchange's. */
export function watermarkOf(mailbox: Mailbox, number: number): string {
  return Buffer.from(`w1 ${mailbox.guid} ${number}`).toString('base64');
}

/** The number in a watermark of this mailbox; `undefined` for any other text. */
export function readWatermark(mailbox: Mailbox, text: string): number | undefined {
  const plain = Buffer.from(text.trim(), 'base64').toString('latin1');
  const match = /^w1 (\S+) (\d+)$/.exec(plain);
  return match?.[1] === mailbox.guid ? Number(match[2]) : undefined;
}
