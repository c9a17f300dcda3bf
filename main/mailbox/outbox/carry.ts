import type { Failure } from '../../../shared/failure.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import type { OutboxRecord } from '../../store/mailbox-store.ts';
import type { ThreadContext } from '../context.ts';
import type { OutboxContent } from './content.ts';
import { keepLooking } from './looking.ts';
import { perform, type Performed } from './perform.ts';
import { hasSurelyNotActed } from './refused-before-acting.ts';
import { takeRefusal } from './take-refusal.ts';

/** A write that has happened. */
export interface Carried {
  readonly marker: string;
  readonly performed: Performed;
}

/**
 * Does one write that must happen once. It is on the disk before its first byte leaves, and again before the exchange
 * begins; it leaves the outbox when Exchange has confirmed it. Whatever else happens it is not tried again here: a plain
 * refusal is kept with its reason, and where it may have happened it is looked for.
 */
export async function carry(context: ThreadContext, content: OutboxContent): Promise<Result<Carried>> {
  const prepared = context.outbox.prepare(content);
  return prepared.ok ? await carryPrepared(context, prepared.value.record, content) : prepared;
}

/** The second half of `carry`, for what is in the outbox already. */
export async function carryPrepared(
  context: ThreadContext,
  { entryId, marker }: Pick<OutboxRecord, 'entryId' | 'marker'>,
  content: OutboxContent,
): Promise<Result<Carried>> {
  const { outbox } = context;
  remember(context, { entryId, marker }, content);
  const leave = outbox.leave(entryId);
  // Still `prepared`: no byte has left, and none will.
  if (!leave.ok) return leave;
  const result = await perform(context, content, marker);
  if (result.ok) {
    outbox.remove(entryId);
    return success({ marker, performed: result.value });
  }
  await takeRefusal(context, { content, marker }, result.failure);
  return failed(settle(context, entryId, result.failure));
}

/** Before the answer: a send whose outcome is unknown is read back by the same marker as any other. */
function remember(
  { outbox, known }: ThreadContext,
  { entryId, marker }: Pick<OutboxRecord, 'entryId' | 'marker'>,
  content: OutboxContent,
): void {
  const sentAt = outbox.find(entryId)?.record.createdAt;
  if (content.write === 'message' && sentAt !== undefined)
    known.sent.set(marker, { marker, sentAt, promised: content.promised });
}

function settle(context: ThreadContext, entryId: string, failure: Failure): Failure {
  const { outbox } = context;
  if (isAskedAtOnce(failure)) {
    outbox.remove(entryId);
    return failure;
  }
  if (hasSurelyNotActed(failure)) {
    outbox.become(entryId, 'refused', failure);
    return failure;
  }
  outbox.become(entryId, 'unknown', failure.kind === 'outcome-unknown' ? null : failure);
  keepLooking(context, entryId);
  return failure.kind === 'outcome-unknown' ? failure : { kind: 'outcome-unknown', operation: 'CreateItem' };
}

/** The form that it came from is still open and shows what to change: a copy in the outbox would only be in the way. */
function isAskedAtOnce({ kind }: Failure): boolean {
  return ASKED_AT_ONCE.has(kind);
}

const ASKED_AT_ONCE: ReadonlySet<Failure['kind']> = new Set<Failure['kind']>([
  'invalid-request',
  'conflict',
  'edit-conflict',
  'no-address',
  'not-organizer',
]);
