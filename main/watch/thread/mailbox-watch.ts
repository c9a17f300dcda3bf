import type { FolderReference, DistinguishedFolder } from '../../ews/elements/folder-reference.ts';
import type { MailboxEvent } from '../../ews/elements/read-notification.ts';
import { unsubscribe } from '../../ews/operations/unsubscribe.ts';
import type { EwsService } from '../../ews/service.ts';
import type { Noticed } from '../../mailbox/opening/opening-calls.ts';
import type { HeardState, WatchedMailbox } from '../watch-messages.ts';
import { askForEvents } from './asking.ts';
import { anywhere, noticedIn, together } from './noticed-events.ts';
import { pause } from './pause.ts';
import { CLIMB_AFTER_MS, GATHER_MS, POLL_EVERY_MS, type WatchParts } from './watch-parts.ts';

/** Folders of somebody else's mailbox that are watched: EWS takes "all folders" for one's own mailbox only. */
const WATCHED: readonly DistinguishedFolder[] = [
  'inbox',
  'calendar',
  'sentitems',
  'drafts',
  'deleteditems',
  'msgfolderroot',
];

/** How a mailbox is heard: on the group's stream, by asking for events, or by synchronising at intervals. */
type Way = 'stream' | 'ask' | 'poll';

/** One watched mailbox: how it is heard now, what was heard and not told yet, and its subscription. */
export class MailboxWatch {
  readonly mailbox: WatchedMailbox;
  readonly service: EwsService;
  /** The streaming subscription; null before it is made and after it is lost. */
  subscriptionId: string | null = null;
  readonly #parts: WatchParts;
  /** Called when the mailbox wants onto the stream again. */
  readonly #onClimb: () => void;
  #way: Way = 'stream';
  #isOver = false;
  #state: HeardState | null = null;
  #heard: Noticed | null = null;
  #loop = new AbortController();
  #polling: (() => void) | null = null;

  constructor(mailbox: WatchedMailbox, service: EwsService, parts: WatchParts, onClimb: () => void) {
    this.mailbox = mailbox;
    this.service = service;
    this.#parts = parts;
    this.#onClimb = onClimb;
    this.become('connecting');
  }

  /** Whether it belongs on the group's stream now. */
  get isStreaming(): boolean {
    return this.#way === 'stream';
  }

  /** What a subscription names: all folders of a mailbox that is acted in as its owner, else the usual ones by name. */
  get folders(): 'all' | readonly FolderReference[] {
    const { access, mailbox } = this.mailbox.identities;
    if (access !== 'delegate') return 'all';
    return WATCHED.map((name) => ({ by: 'name', name, mailbox }) as const);
  }

  /** How the mailbox is heard from now on. What is lost is synchronised at intervals, until it is found again. */
  become(state: HeardState): void {
    if (state === this.#state || this.#isOver) return;
    this.#state = state;
    const { clock, told } = this.#parts;
    told.onState(this.mailbox.mailboxId, state, new Date(clock.wall()).toISOString());
    const mustPoll = state === 'polling' || state === 'lost';
    if (mustPoll) this.#polling ??= this.#poll();
    else {
      this.#polling?.();
      this.#polling = null;
    }
  }

  /** Something happened: it is told together with what follows within a quarter of a second. */
  hear(events: readonly MailboxEvent[]): void {
    const noticed = noticedIn(events);
    if (noticed.folderIds?.length === 0 && !noticed.isTreeChanged) return;
    if (this.#heard === null) this.#parts.clock.after(GATHER_MS, () => this.#tell());
    this.#heard = together(this.#heard, noticed);
  }

  /** Anything may have happened: told at once. */
  hearAll(hasSlept = false): void {
    this.#heard = together(this.#heard, hasSlept ? { ...anywhere, hasSlept } : anywhere);
    this.#tell();
  }

  /** Leaves the stream: hears by asking, or where that is forbidden as well by synchronising; later it tries again. */
  fallBack(to: 'ask' | 'poll'): void {
    if (this.#isOver) return;
    this.#restart(to);
    const { signal } = this.#loop;
    if (to === 'ask') void this.#ask(signal);
    else this.become('polling');
    void this.#climbLater(signal);
  }

  /** Back to the stream, whatever went before. */
  climb(): void {
    this.#restart('stream');
    this.become('connecting');
  }

  /** Ends everything that goes on here; nothing is told any more. */
  stop(): void {
    this.#isOver = true;
    this.#loop.abort();
    this.#polling?.();
    this.#heard = null;
  }

  /** Nobody watches it any more; the server is told so, as it counts subscriptions. */
  async end(): Promise<void> {
    this.stop();
    const { subscriptionId } = this;
    this.subscriptionId = null;
    if (subscriptionId !== null) await unsubscribe(this.service, { subscriptionId });
  }

  #restart(way: Way): void {
    this.#loop.abort();
    this.#loop = new AbortController();
    this.#way = way;
  }

  async #ask(signal: AbortSignal): Promise<void> {
    const ended = await askForEvents(this.#parts, this, signal);
    if (ended === 'forbidden' && !signal.aborted) this.fallBack('poll');
  }

  async #climbLater(signal: AbortSignal): Promise<void> {
    if (!(await pause(this.#parts.clock, CLIMB_AFTER_MS, signal))) return;
    this.#restart('stream');
    this.#onClimb();
  }

  #poll(): () => void {
    const ring = (): void => {
      this.hearAll();
      cancel = this.#parts.clock.after(POLL_EVERY_MS, ring);
    };
    let cancel = this.#parts.clock.after(POLL_EVERY_MS, ring);
    return () => cancel();
  }

  #tell(): void {
    const heard = this.#heard;
    this.#heard = null;
    if (heard !== null && !this.#isOver) this.#parts.told.onNoticed(this.mailbox.mailboxId, heard);
  }
}
