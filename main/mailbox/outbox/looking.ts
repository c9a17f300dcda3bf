import { success, type Result } from '../../../shared/result.ts';
import type { ThreadContext } from '../context.ts';
import { lookFor, type Sighting } from './look-for.ts';

/** Looks under way, so that a timer and a person who look at the same time look once. */
const underWay = new WeakMap<ThreadContext, Map<string, Promise<Result<Sighting | null>>>>();

/** Looks for every write whose outcome is unknown, at its time: to be called once, when the mailbox is proved. */
export function resumeLooking(context: ThreadContext): void {
  for (const { entryId, wait } of context.outbox.looked()) lookIn(context, entryId, wait);
}

/** Begins to look for a write that has just become unknown. */
export function keepLooking(context: ThreadContext, entryId: string): void {
  const next = context.outbox.looked().find((each) => each.entryId === entryId);
  if (next !== undefined) lookIn(context, entryId, next.wait);
}

function lookIn(context: ThreadContext, entryId: string, wait: number): void {
  context.outbox.clock.after(wait, () => {
    void lookInTime(context, entryId);
  });
}

/** What is found while nobody has asked is told: a person who asks gets it as the answer. */
async function lookInTime(context: ThreadContext, entryId: string): Promise<void> {
  const kind = context.outbox.entry(entryId)?.kind;
  const seen = await look(context, entryId);
  if (seen.ok && seen.value?.seen === 'done' && kind !== undefined)
    context.tellEvent({ event: 'found', kind });
  keepLooking(context, entryId);
}

/** Looks once and takes down what was seen; null when the write is not in the outbox any more. */
export async function look(context: ThreadContext, entryId: string): Promise<Result<Sighting | null>> {
  const looks = underWay.get(context) ?? new Map<string, Promise<Result<Sighting | null>>>();
  underWay.set(context, looks);
  const begun = looks.get(entryId) ?? lookOnce(context, entryId);
  looks.set(entryId, begun);
  const seen = await begun;
  looks.delete(entryId);
  return seen;
}

async function lookOnce(context: ThreadContext, entryId: string): Promise<Result<Sighting | null>> {
  const { outbox } = context;
  const held = outbox.find(entryId);
  if (held === null) return success(null);
  const seen = await lookFor(context, held);
  if (!seen.ok) {
    outbox.countLook(entryId, seen.failure);
    return seen;
  }
  switch (seen.value.seen) {
    case 'done':
      remember(context, entryId);
      outbox.remove(entryId);
      break;
    case 'draft':
      outbox.become(entryId, 'draft', null);
      break;
    case 'waiting':
      outbox.become(entryId, 'waiting', null);
      outbox.countLook(entryId, null);
      break;
    case 'nothing':
      if (held.record.state === 'waiting') outbox.become(entryId, 'unknown', null);
      outbox.countLook(entryId, null);
      break;
  }
  return seen;
}

/** What was sent after all can be read back by its marker like any other. */
function remember(context: ThreadContext, entryId: string): void {
  const held = context.outbox.find(entryId);
  if (held?.content?.write !== 'message') return;
  const { marker, createdAt } = held.record;
  context.known.sent.set(marker, { marker, sentAt: createdAt, promised: held.content.promised });
}

/**
 * Looks now for every meeting whose making is unknown: a change of one puts its own marker in place of the first, and
 * what was made could not be found any more.
 */
export async function lookForMeetings(context: ThreadContext): Promise<void> {
  const unknown = context.outbox
    .list()
    .entries.filter(({ kind, state }) => kind === 'meeting' && state === 'unknown');
  for (const { entryId } of unknown) await look(context, entryId);
}
