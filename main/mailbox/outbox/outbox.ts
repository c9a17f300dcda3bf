import { randomUUID } from 'node:crypto';
import type { Failure } from '../../../shared/failure.ts';
import type { OutboxEntry, OutboxList, OutboxState } from '../../../shared/model/outbox.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import type { MailboxStore, OutboxRecord } from '../../store/mailbox-store.ts';
import { StoreFailure } from '../../store/store-failure.ts';
import type { Clock } from '../../clock.ts';
import { KeptForm } from '../../store/kept-form.ts';
import { contentForm, describe, isSameAct, type OutboxContent } from './content.ts';
import { looksAfter, nextLookAt } from './look-times.ts';

/** How the reason of a refusal is kept. */
const failureForm = new KeptForm<Failure>(1);

/** One write as the session holds it. */
export interface Held {
  readonly record: OutboxRecord;
  /** Null where an earlier version wrote it: it can be looked for and dismissed, and not be sent. */
  readonly content: OutboxContent | null;
}

/** What an outbox is made of. */
export interface OutboxParts {
  readonly store: Pick<MailboxStore, 'isDurable' | 'outbox' | 'keepOutbox' | 'removeOutbox'>;
  readonly clock: Clock;
  readonly onChange: (entries: readonly OutboxEntry[]) => void;
  /** The disk failed where nothing depends on it at once. */
  readonly onDiskFailure: (reason: string) => void;
}

/** The states in which a write may have happened, or may yet. */
const UNSETTLED: ReadonlySet<OutboxState> = new Set<OutboxState>(['leaving', 'unknown', 'waiting', 'draft']);

/**
 * The writes of one session that must happen once, each in the store before its first byte leaves and until it has come
 * to its end. It keeps and tells their states; who sends and who looks is elsewhere. See docs/engine.md, Outbox.
 */
export class Outbox {
  readonly clock: Clock;
  readonly #parts: OutboxParts;
  readonly #held = new Map<string, Held>();

  constructor(parts: OutboxParts) {
    this.#parts = parts;
    this.clock = parts.clock;
    for (const record of this.#stored()) {
      this.#held.set(record.entryId, { record, content: contentForm.read(record.content) });
      // Whoever was sending it is gone, and nobody has heard the answer.
      if (record.state === 'leaving') this.become(record.entryId, 'unknown', null);
    }
  }

  find(entryId: string): Held | null {
    return this.#held.get(entryId) ?? null;
  }

  list(): OutboxList {
    return { entries: this.#entries(), isDurable: this.#parts.store.isDurable };
  }

  entry(entryId: string): OutboxEntry | null {
    const held = this.find(entryId);
    return held === null ? null : entryOf(held);
  }

  /** Every write that is still looked for, with the ms until the next look. */
  looked(): { readonly entryId: string; readonly wait: number }[] {
    return [...this.#held.values()].flatMap(({ record }) => {
      const at = nextLookAt(record);
      return at === null
        ? []
        : [{ entryId: record.entryId, wait: Math.max(0, at - this.#parts.clock.wall()) }];
    });
  }

  /**
   * Writes down what is about to be sent; on the disk when it returns. Fails as `outbox-unavailable` where the disk
   * refuses, and as `outcome-unknown` while the same act, tried before, may have happened: that one is to be decided
   * first. What was refused or never left before is replaced by the new try. `instead` names the try that a person has
   * decided to repeat.
   */
  prepare(content: OutboxContent, instead: string | null = null): Result<Held> {
    const before = [...this.#held.values()].filter(
      (held) => held.record.entryId === instead || isSameAct(held.content, content),
    );
    const open = before.some(({ record }) => record.entryId !== instead && UNSETTLED.has(record.state));
    if (open) return failed({ kind: 'outcome-unknown', operation: 'CreateItem' });
    const now = this.#now();
    const record: OutboxRecord = {
      entryId: randomUUID(),
      marker: randomUUID(),
      state: 'prepared',
      createdAt: now,
      changedAt: now,
      looks: 0,
      content: contentForm.write(content),
      failure: null,
    };
    const kept = this.#keep({ record, content });
    if (!kept.ok) return kept;
    for (const old of before) this.#remove(old.record.entryId);
    this.#tell();
    return success({ record, content });
  }

  /** From now on bytes may leave; on the disk when it returns. Fails, and nothing may be sent, where the disk refuses. */
  leave(entryId: string): Result<null> {
    const held = this.#held.get(entryId);
    if (held === undefined) return failed({ kind: 'invalid-request', message: 'entryId: not in the outbox' });
    const record: OutboxRecord = { ...held.record, state: 'leaving', changedAt: this.#now(), failure: null };
    const kept = this.#keep({ ...held, record });
    if (!kept.ok) return kept;
    this.#tell();
    return success(null);
  }

  /** Takes down where a write stands now. A disk that refuses leaves `leaving` behind, which the next run looks into. */
  become(entryId: string, state: OutboxState, failure: Failure | null): void {
    const held = this.#held.get(entryId);
    if (held === undefined) return;
    const text = failure === null ? null : failureForm.write(failure);
    const isNew = held.record.state !== state;
    const begun = isNew && state === 'unknown' ? { looks: 0, changedAt: this.#now() } : {};
    this.#force({ ...held, record: { ...held.record, ...begun, state, failure: text } });
    this.#tell();
  }

  /** One look was made and found nothing, or could not be made for that reason. */
  countLook(entryId: string, failure: Failure | null): void {
    const held = this.#held.get(entryId);
    if (held === undefined) return;
    const looks = looksAfter(held.record, this.#parts.clock.wall());
    const text = failure === null ? null : failureForm.write(failure);
    this.#force({ ...held, record: { ...held.record, looks, failure: text } });
    this.#tell();
  }

  /** It has come to its end: confirmed, or left to rest by the person. */
  remove(entryId: string): void {
    this.#remove(entryId);
    this.#tell();
  }

  #keep(held: Held): Result<null> {
    const reason = reasonOf(() => this.#parts.store.keepOutbox(held.record));
    if (reason !== null) return failed({ kind: 'outbox-unavailable', reason });
    this.#held.set(held.record.entryId, held);
    return success(null);
  }

  #force(held: Held): void {
    this.#held.set(held.record.entryId, held);
    this.#report(reasonOf(() => this.#parts.store.keepOutbox(held.record)));
  }

  #remove(entryId: string): void {
    this.#held.delete(entryId);
    this.#report(reasonOf(() => this.#parts.store.removeOutbox(entryId)));
  }

  #stored(): readonly OutboxRecord[] {
    let records: readonly OutboxRecord[] = [];
    this.#report(
      reasonOf(() => {
        records = this.#parts.store.outbox();
      }),
    );
    return records;
  }

  #report(reason: string | null): void {
    if (reason !== null) this.#parts.onDiskFailure(reason);
  }

  #entries(): OutboxEntry[] {
    return [...this.#held.values()]
      .map(entryOf)
      .toSorted((one, other) => one.createdAt.localeCompare(other.createdAt));
  }

  #tell(): void {
    this.#parts.onChange(this.#entries());
  }

  #now(): string {
    return new Date(this.#parts.clock.wall()).toISOString();
  }
}

function entryOf({ record, content }: Held): OutboxEntry {
  const { entryId, state, createdAt, looks } = record;
  const next = nextLookAt(record);
  return {
    entryId,
    ...describe(content),
    state,
    createdAt,
    looks,
    nextLookAt: next === null ? null : new Date(next).toISOString(),
    failure: failureForm.read(record.failure),
  };
}

/** Why the disk refused, or null. */
function reasonOf(act: () => void): string | null {
  try {
    act();
    return null;
  } catch (error) {
    if (error instanceof StoreFailure) return error.reason;
    throw error;
  }
}
