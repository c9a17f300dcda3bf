import type { Failure } from '../../../shared/failure.ts';
import type { Result } from '../../../shared/result.ts';
import { isLostSubscription, isMissingRight, isTooMany } from '../../ews/elements/notification-codes.ts';
import { getStreamingEvents, type StreamEnd } from '../../ews/operations/get-streaming-events.ts';
import { subscribe } from '../../ews/operations/subscribe.ts';
import type { Transport } from '../../ews/transport/transport.ts';
import type { WatchedMailbox } from '../watch-messages.ts';
import { anchored } from './anchored.ts';
import { MailboxWatch } from './mailbox-watch.ts';
import { pause } from './pause.ts';
import { Silence } from './silence.ts';
import { backOffMs, GATHER_MS, type WatchParts } from './watch-parts.ts';

/** Minutes after which the server ends a stream that we begin again: the most that EWS allows. */
const STREAM_MINUTES = 30;
/** SubscriptionIds in one GetStreamingEvents. */
const MOST = 200;

/** Streams that ended without a sign of life, one after the other, before asking takes their place. */
const HOPELESS = 3;

/** Why a stream was ended from this side. */
type Ended = 'regroup' | 'silent';

/**
 * The mailboxes of one authorized identity, heard on one hanging connection. Their subscriptions are made with one anchor
 * mailbox and one cookie, so that one mailbox server has them all.
 * https://learn.microsoft.com/en-us/exchange/client-developer/exchange-web-services/how-to-maintain-affinity-between-group-of-subscriptions-and-mailbox-server
 */
export class StreamGroup {
  readonly #parts: WatchParts;
  readonly #anchor: string;
  readonly #transport: Transport;
  readonly #mayStream: () => boolean;
  readonly #watches = new Map<string, MailboxWatch>();
  readonly #life = new AbortController();
  /** Ends the stream, or the wait, that is under way. */
  #round = new AbortController();
  #ended: Ended | null = null;
  /** Ends the subscribing that is under way: only what was suspended is not waited for. */
  #attempt = new AbortController();
  #cancelRegroup: (() => void) | null = null;
  #failures = 0;
  #farewells: Promise<void>[] = [];

  constructor(parts: WatchParts, anchor: string, mayStream: () => boolean) {
    this.#parts = parts;
    this.#anchor = anchor;
    this.#mayStream = mayStream;
    this.#transport = anchored(parts.makeTransport(), anchor);
    void this.#run();
  }

  get size(): number {
    return this.#watches.size;
  }

  add(mailbox: WatchedMailbox): void {
    const service = { transport: this.#transport, identities: mailbox.identities, host: this.#parts.host };
    const watch = new MailboxWatch(mailbox, service, this.#parts, () => this.#regroupSoon());
    this.#watches.set(mailbox.mailboxId, watch);
    this.#regroupSoon();
  }

  remove(mailboxId: string): void {
    const watch = this.#watches.get(mailboxId);
    this.#watches.delete(mailboxId);
    // What is heard of it until the next stream is nobody's.
    if (watch !== undefined) this.#farewells.push(watch.end());
  }

  has(mailboxId: string): boolean {
    return this.#watches.has(mailboxId);
  }

  /** The machine was suspended: everything synchronises at once, and nothing of before is trusted. */
  resume(): void {
    this.#attempt.abort();
    this.#transport.closeIdle?.();
    this.#failures = 0;
    for (const watch of this.#watches.values()) {
      watch.hearAll(true);
      watch.subscriptionId = null;
      watch.climb();
    }
    this.#regroup();
  }

  /** What may stream has changed. */
  reconsider(): void {
    for (const watch of this.#watches.values()) if (!watch.isStreaming) watch.climb();
    this.#regroupSoon();
  }

  /** Ends once what was under way, the farewells of its mailboxes, is over. */
  endSoon(): void {
    void Promise.allSettled(this.#farewells).then(() => this.end());
  }

  end(): void {
    for (const watch of this.#watches.values()) watch.stop();
    this.#life.abort();
    this.#attempt.abort();
    this.#round.abort();
    this.#cancelRegroup?.();
    this.#transport.close();
  }

  /** Mailboxes are opened several at a time: one connection is made for all of them. */
  #regroupSoon(): void {
    this.#cancelRegroup ??= this.#parts.clock.after(GATHER_MS, () => this.#regroup());
  }

  #regroup(): void {
    this.#cancelRegroup?.();
    this.#cancelRegroup = null;
    this.#ended = 'regroup';
    this.#round.abort();
  }

  async #run(): Promise<void> {
    const { signal } = this.#life;
    await this.#changed();
    while (!signal.aborted) {
      try {
        await this.#hear();
      } catch (error) {
        const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
        this.#parts.told.onDefect('a watch threw', text);
        await pause(this.#parts.clock, backOffMs(6), signal);
      }
    }
  }

  /** One stream, from its subscriptions to its end. */
  async #hear(): Promise<void> {
    this.#round = new AbortController();
    this.#ended = null;
    await this.#subscribeAll();
    const heard = this.#streaming();
    // Nobody to hear, or somebody failed, or came, meanwhile.
    if (heard.length === 0 || heard.some(({ subscriptionId }) => subscriptionId === null)) {
      if (this.#failures > 0) await pause(this.#parts.clock, backOffMs(this.#failures), this.#round.signal);
      else if (heard.length === 0) await this.#changed();
      return;
    }
    const end = await this.#stream(heard);
    if (!this.#life.signal.aborted) this.#after(heard, end);
    if (this.#failures > 1) await pause(this.#parts.clock, backOffMs(this.#failures - 1), this.#life.signal);
  }

  async #stream(heard: readonly MailboxWatch[]): Promise<Result<StreamEnd>> {
    const { clock, heartbeatMs } = this.#parts;
    const round = this.#round;
    const service = heard[0]?.service;
    if (service === undefined) throw new Error('a stream of nobody');
    const bySubscription = new Map(heard.map((watch) => [watch.subscriptionId, watch]));
    const silence = new Silence(clock, 2 * heartbeatMs, () => {
      this.#ended = 'silent';
      round.abort();
    });
    try {
      return await getStreamingEvents(
        service,
        {
          subscriptionIds: heard.flatMap(({ subscriptionId }) => subscriptionId ?? []),
          connectionMinutes: STREAM_MINUTES,
          anchor: this.#anchor,
        },
        {
          onLife: () => {
            silence.heard();
            this.#live(heard);
          },
          onNotification: ({ subscriptionId, events }) => bySubscription.get(subscriptionId)?.hear(events),
        },
        // The clock that was handed in notices first; this is for a timer that never rings.
        { signal: round.signal, silentMs: 4 * heartbeatMs },
      );
    } finally {
      silence.stop();
    }
  }

  #live(heard: readonly MailboxWatch[]): void {
    this.#failures = 0;
    for (const watch of heard) if (watch.isStreaming) watch.become('live');
  }

  /** What a stream's end means for those who were heard on it. */
  #after(heard: readonly MailboxWatch[], end: Result<StreamEnd>): void {
    // Its subscriptions live on, and what happens meanwhile is told on the next stream.
    if (this.#ended === 'regroup' || (end.ok && end.value.end === 'closed')) return;
    if (!end.ok || end.value.end !== 'refused') return this.#lose(heard, end.ok ? null : end.failure);
    const { failure, subscriptionIds } = end.value;
    const named = heard.filter(({ subscriptionId }) => subscriptionIds.includes(subscriptionId ?? ''));
    const refused = named.length === 0 ? heard : named;
    if (isTooMany(failure)) for (const watch of refused) watch.fallBack('ask');
    else if (isLostSubscription(failure)) for (const watch of refused) watch.subscriptionId = null;
    else this.#lose(refused, failure);
  }

  /** A server that refuses streams again and again, or a proxy that holds them back, leaves asking. */
  #isHopeless(failure: Failure | null): boolean {
    const isRefused = failure?.kind === 'response-code' || this.#ended === 'silent';
    return isRefused && this.#failures >= HOPELESS;
  }

  /** The line is gone, or says nothing any more: nothing is known of the subscriptions. */
  #lose(watches: readonly MailboxWatch[], failure: Failure | null): void {
    if (failure?.kind === 'wrong-credentials') this.#parts.told.onSecretRefused(failure);
    this.#failures += 1;
    this.#transport.closeIdle?.();
    for (const watch of watches) {
      watch.subscriptionId = null;
      if (this.#isHopeless(failure)) watch.fallBack('ask');
      else if (watch.isStreaming) watch.become('lost');
    }
  }

  async #subscribeAll(): Promise<void> {
    const waiting = this.#streaming().filter(({ subscriptionId }) => subscriptionId === null);
    this.#attempt = new AbortController();
    // One after the other: the first one's answer carries the cookie that the others must bring.
    for (const watch of waiting) {
      if (!(await this.#subscribe(watch, this.#attempt.signal))) return;
    }
  }

  /** False when the line failed: then the others need not be tried. */
  async #subscribe(watch: MailboxWatch, signal: AbortSignal): Promise<boolean> {
    const made = await subscribe(watch.service, { how: 'streaming', folders: watch.folders }, { signal });
    if (signal.aborted) return false;
    if (made.ok) {
      watch.subscriptionId = made.value.subscriptionId;
      // Whatever happened before this moment is told by nobody.
      watch.hearAll();
      return true;
    }
    const { failure } = made;
    if (failure.kind === 'response-code') {
      watch.fallBack(isMissingRight(failure) ? 'poll' : 'ask');
      return true;
    }
    this.#lose([watch], failure);
    return false;
  }

  /** Those who belong on the stream; the others hear in their own way. */
  #streaming(): readonly MailboxWatch[] {
    const wanting = [...this.#watches.values()].filter(({ isStreaming }) => isStreaming);
    const most = this.#mayStream() ? MOST : 0;
    for (const watch of wanting.slice(most)) watch.fallBack('ask');
    return wanting.slice(0, most);
  }

  /** Settles when somebody comes or wants back, or when the watch ends. */
  async #changed(): Promise<void> {
    const { signal } = this.#round;
    if (signal.aborted) return;
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  }
}
