import type { OutboxDecided, OutboxDecision } from '../../../shared/model/outbox.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import { moveItem } from '../../ews/operations/move-item.ts';
import { inMailbox, type ThreadContext } from '../context.ts';
import { promise } from '../compose/send-options.ts';
import { carryPrepared } from './carry.ts';
import type { OutboxContent } from './content.ts';
import { look } from './looking.ts';
import type { Held } from './outbox.ts';

/** Writes that a person's decision is being carried out for: a second press must not send a second time. */
const beingDecided = new WeakMap<ThreadContext, Set<string>>();

/**
 * Does what a person has decided of a write. `send-again` looks once more first, by the old marker, unless no byte of it
 * ever left: what is found is not sent again. Fails where that look cannot be made; then nothing was sent.
 */
export async function decideOutbox(
  context: ThreadContext,
  { entryId, decision }: { readonly entryId: string; readonly decision: OutboxDecision },
): Promise<Result<OutboxDecided>> {
  const held = context.outbox.find(entryId);
  if (held === null) return failed({ kind: 'invalid-request', message: 'entryId: not in the outbox' });
  const busy = beingDecided.get(context) ?? new Set<string>();
  beingDecided.set(context, busy);
  if (busy.has(entryId) || held.record.state === 'leaving')
    return failed({ kind: 'invalid-request', message: 'entryId: under way' });
  busy.add(entryId);
  try {
    return await decide(context, held, decision);
  } finally {
    busy.delete(entryId);
  }
}

async function decide(
  context: ThreadContext,
  held: Held,
  decision: OutboxDecision,
): Promise<Result<OutboxDecided>> {
  const { entryId, marker, state } = held.record;
  if (decision === 'dismiss') {
    context.outbox.remove(entryId);
    return success({ came: 'dismissed', entry: null, marker: null });
  }
  if (decision === 'send-again' && state === 'prepared') return await sendAgain(context, held);
  const seen = await look(context, entryId);
  if (!seen.ok) return seen;
  const entry = context.outbox.entry(entryId);
  switch (seen.value?.seen) {
    case undefined:
    case 'done':
      return success({ came: 'found', entry, marker: held.content?.write === 'message' ? marker : null });
    case 'waiting':
      return success({ came: 'waiting', entry, marker: null });
    case 'draft':
      if (decision === 'look') return success({ came: 'draft', entry, marker: null });
      return await sendAgain(context, held, seen.value.stray);
    case 'nothing':
      if (decision === 'look') return success({ came: 'not-found', entry, marker: null });
      return await sendAgain(context, held);
  }
}

/** A new entry with a new marker; what the first try left behind goes to Deleted Items first. */
async function sendAgain(
  context: ThreadContext,
  { record, content }: Held,
  stray: Parameters<typeof moveItem>[1]['items'] = [],
): Promise<Result<OutboxDecided>> {
  if (content === null)
    return failed({ kind: 'invalid-request', message: 'entryId: written by an older version' });
  if (stray.length > 0) {
    const moved = await moveItem(context.service, { items: stray, to: inMailbox(context, 'deleteditems') });
    const refused = moved.ok ? moved.value.find((each) => !each.ok) : moved;
    // A draft that cannot be taken away is harmless where its owner sees it; a second meeting is not.
    if (refused?.ok === false && content.write === 'create-meeting') return refused;
  }
  const fresh = renewed(context, content);
  const prepared = context.outbox.prepare(fresh, record.entryId);
  if (!prepared.ok) return prepared;
  const { entryId, marker } = prepared.value.record;
  const carried = await carryPrepared(context, { entryId, marker }, fresh);
  if (carried.ok)
    return success({ came: 'sent', entry: null, marker: content.write === 'message' ? marker : null });
  const entry = context.outbox.entry(entryId);
  if (entry?.state === 'refused') return success({ came: 'refused', entry, marker: null });
  return entry?.state === 'unknown' ? success({ came: 'unknown', entry, marker: null }) : carried;
}

/** What recipients will see and where the copy goes is promised anew: both may have changed since the first try. */
function renewed(context: ThreadContext, content: OutboxContent): OutboxContent {
  if (content.write !== 'message') return content;
  return { ...content, promised: promise(context, content.letter.mode) };
}
