import type { Failure } from '../../shared/failure.ts';
import type { ServerBudget } from '../../shared/model/budget.ts';
import type { Burden, Told, Wish } from '../ews/transport/turns.ts';
import { BackOff } from './back-off.ts';
import { BudgetUse } from './budget-use.ts';
import type { Clock } from './clock.ts';
import type { QueueLimits } from './limits.ts';
import { RequestPace } from './request-pace.ts';
import { Rotation, type Member } from './rotation.ts';
import { StillFlag } from './still-flag.ts';

/** The kinds of requests of which there is no end. */
const PACED: readonly string[] = ['call', 'find', 'write'] satisfies readonly Burden['kind'][];

/** What changes something: it has a turn that reads cannot take. */
const WRITES: readonly string[] = ['write', 'send'] satisfies readonly Burden['kind'][];

/** From so many requests at a time on, one of them is kept for writes. */
const KEEPS_ONE_FROM = 4;

/** A turn as the queue knows it. */
export interface Granted {
  readonly member: Member;
  readonly wish: Wish;
  readonly at: number;
}

/** One who waits; told exactly once, unless it was cancelled. */
interface Waiting {
  readonly member: Member;
  readonly wish: Wish;
  readonly deadline: number;
  readonly grant: (granted: Granted) => void;
  readonly refuse: (failure: Failure) => void;
}

/**
 * The queue of everybody who asks one server as one identity. Each session gets its turn in rotation, and one that wants
 * ever more at a time gets it at a pace; nothing leaves while the server wants to be left alone.
 */
export class ServerQueue {
  readonly flag = new StillFlag();
  readonly #host: string;
  readonly #charged: string;
  readonly #clock: Clock;
  readonly #limits: QueueLimits;
  readonly #use: BudgetUse;
  readonly #paces = new Map<Member, RequestPace>();
  readonly #backOff = new BackOff();
  readonly #rotation = new Rotation<Waiting>();
  readonly #granted = new Set<Granted>();
  readonly #onChange: () => void;
  #seen = 0;
  #cancelTimer: (() => void) | null = null;

  constructor(parts: {
    readonly host: string;
    readonly charged: string;
    readonly limits: QueueLimits;
    readonly clock: Clock;
    readonly onChange: () => void;
  }) {
    this.#host = parts.host;
    this.#charged = parts.charged;
    this.#clock = parts.clock;
    this.#limits = parts.limits;
    this.#use = new BudgetUse(parts.limits);
    this.#onChange = parts.onChange;
  }

  /** Asks for a turn; one of the two is called, at once or later. Returns what cancels the wait. */
  take(
    member: Member,
    wish: Wish,
    settle: { readonly grant: (granted: Granted) => void; readonly refuse: (failure: Failure) => void },
  ): () => void {
    const waiting: Waiting = { member, wish, deadline: this.#clock.now() + wish.patienceMs, ...settle };
    this.#rotation.add(member, wish.burden.kind, waiting);
    this.#serve();
    return () => {
      this.#rotation.remove(member, wish.burden.kind, waiting);
      this.#serve();
    };
  }

  /** A turn is over, and what the server said with it. A second time counts for nothing. */
  done(granted: Granted, told: Told): void {
    if (!this.#granted.delete(granted)) return;
    if (told === 'answered') this.#backOff.answered(granted.at);
    else if (told !== 'nothing') {
      this.#use.narrow(told.exceeded);
      if (told.exceeded !== 'rows' || told.backOffMs !== null) this.#beStill(granted, told.backOffMs);
    }
    this.#use.remove(granted.wish.burden);
    this.#serve();
  }

  /** A member has gone: it waits for nothing, and its turns are given back. What it saw and did not say counts as seen. */
  leave(member: Member): void {
    this.#rotation.forget(member);
    this.#paces.delete(member);
    const lost = this.#heldBy(member);
    for (const granted of lost) {
      this.#granted.delete(granted);
      this.#use.remove(granted.wish.burden);
    }
    if (lost.length > 0 && this.flag.seen !== this.#seen) this.#beStill(lost[0] ?? null, null);
    this.#serve();
  }

  budget(): ServerBudget {
    const rest = this.#backOff.until - this.#clock.now();
    return {
      host: this.#host,
      charged: this.#charged,
      inFlight: this.#use.requests,
      waiting: this.#rotation.size,
      most: this.#use.most,
      hanging: this.#use.hanging,
      stillUntil: rest > 0 ? new Date(this.#clock.wall() + rest).toISOString() : null,
      timesBusy: this.#backOff.times,
    };
  }

  #beStill(granted: Granted | null, backOffMs: number | null): void {
    const now = this.#clock.now();
    this.#backOff.begin(now, backOffMs, granted?.at ?? now);
    // Everything that threads have raised by now is covered by this wait.
    this.#seen = this.flag.seen;
  }

  #serve(): void {
    const now = this.#clock.now();
    this.#refuseLate(now);
    const isOver = now >= this.#backOff.until;
    if (isOver) this.flag.clear(this.#seen);
    // Where a thread has raised it again and its word is still on the way, that word comes next.
    if (isOver && this.flag.isClear) {
      const served: (() => void)[] = [];
      this.#rotation.serve(({ member, wish, grant }, isPassedOver) => {
        if (this.#use.requests >= this.#use.most || this.#triedSinceWait >= this.#backOff.most) return 'stop';
        if (!this.#leavesRoom(wish.burden)) return 'kind-waits';
        if (isPassedOver || !this.#use.fits(wish.burden, now)) return 'kind-waits';
        if (!this.#mayHoldOneMore(member, wish.burden, now)) return 'waits';
        const granted: Granted = { member, wish, at: now };
        this.#granted.add(granted);
        if (PACED.includes(wish.burden.kind)) this.#paceOf(member).take(now);
        this.#use.add(wish.burden, now);
        served.push(() => grant(granted));
        return 'served';
      });
      // Told afterwards: whoever is told may ask again at once.
      for (const tell of served) tell();
    }
    this.#wakeLater(now);
    this.#onChange();
  }

  /**
   * Requests under way that try whether the server is still busy. One that listens for changes hangs all day and answers
   * nothing, and one from before the wait has tried nothing since: neither may keep all others waiting.
   */
  get #triedSinceWait(): number {
    let tried = 0;
    for (const { at, wish } of this.#granted)
      if (at >= this.#backOff.until && wish.burden.kind !== 'hanging') tried += 1;
    return tried;
  }

  /** Whether a write still fits beside it: replies that come in drops may hold every other turn. */
  #leavesRoom({ kind }: Burden): boolean {
    const { most } = this.#use;
    return most < KEEPS_ONE_FROM || WRITES.includes(kind) || this.#reading < most - 1;
  }

  get #reading(): number {
    let reading = 0;
    for (const { wish } of this.#granted) if (!WRITES.includes(wish.burden.kind)) reading += 1;
    return reading;
  }

  /**
   * Whether it has a connection left and its own pace lets it ask. Whoever wants one thing at a time is slow enough by
   * waiting for its answer; what synchronises, listens or sends has limits of its own.
   */
  #mayHoldOneMore(member: Member, { kind }: Burden, now: number): boolean {
    const held = this.#heldBy(member);
    const isWrite = WRITES.includes(kind);
    const beside = isWrite ? held : held.filter(({ wish }) => !WRITES.includes(wish.burden.kind));
    if (beside.length >= member.most + (isWrite ? 1 : 0)) return false;
    if (!PACED.includes(kind) || this.#paceOf(member).readyAt <= now) return true;
    const isOnlyOne = this.#rotation.waitingOf(member, PACED) === 1;
    return isOnlyOne && !held.some(({ wish }) => PACED.includes(wish.burden.kind));
  }

  #paceOf(member: Member): RequestPace {
    const known = this.#paces.get(member);
    if (known !== undefined) return known;
    const pace = new RequestPace(this.#limits.atOnce, this.#limits.aSecond);
    this.#paces.set(member, pace);
    return pace;
  }

  #heldBy(member: Member): Granted[] {
    return [...this.#granted].filter((granted) => granted.member === member);
  }

  /** Those whose patience ends before the server may be asked again are told now, and for how long they would wait. */
  #refuseLate(now: number): void {
    const { until } = this.#backOff;
    for (const waiting of this.#rotation.removeWhere(
      ({ deadline }) => deadline < now || (now < until && deadline < until),
    )) {
      const retryAfterMs = until > now ? Math.ceil(until - now) : null;
      waiting.refuse({ kind: 'server-busy', host: this.#host, retryAfterMs });
    }
  }

  #wakeLater(now: number): void {
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    if (this.#rotation.size === 0 && now >= this.#backOff.until) return;
    const moments = [...this.#rotation.all()].map(({ deadline }) => deadline);
    for (const { readyAt } of this.#paces.values()) if (readyAt > now) moments.push(readyAt);
    if (now < this.#backOff.until) moments.push(this.#backOff.until);
    if (this.#use.messageFitsAt !== null) moments.push(this.#use.messageFitsAt);
    const next = Math.min(...moments.filter((moment) => moment >= now));
    if (next !== Infinity) this.#cancelTimer = this.#clock.after(next - now + 0.001, () => this.#serve());
  }
}
