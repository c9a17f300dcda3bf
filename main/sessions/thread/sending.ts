import type { SendMode } from '../../../shared/model/sending.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import { findByMarker } from '../../ews/operations/find-by-marker.ts';
import { moveItem } from '../../ews/operations/move-item.ts';
import type { Letter, Sent } from '../calls.ts';
import { inMailbox, type ThreadContext } from './context.ts';
import { carryPrepared } from './outbox/carry.ts';
import type { ContentOf } from './outbox/content.ts';
import { promise, sendOptions } from './send-options.ts';

/** Sends once, through the outbox. Whatever happens it is not tried again: a silence is `outcome-unknown`. */
export async function send(context: ThreadContext, letter: Letter): Promise<Result<Sent>> {
  if (!sendOptions(context).some(({ mode }) => mode === letter.mode)) {
    return failed({ kind: 'invalid-request', message: 'mode: not one of this session' });
  }
  if (letter.to.length + letter.cc.length + letter.bcc.length === 0) {
    return failed({ kind: 'invalid-request', message: 'to: nobody' });
  }
  const content = contentOf(context, letter);
  const prepared = context.outbox.prepare(content);
  if (!prepared.ok) return prepared;
  const { record } = prepared.value;
  const sent: Sent = { marker: record.marker, sentAt: record.createdAt, promised: content.promised };
  // Kept before the answer: a send whose outcome is unknown is looked for by the same marker.
  context.known.sent.set(record.marker, sent);
  const result = await carryPrepared(context, record, content);
  if (result.ok) return success(sent);
  if (result.failure.kind === 'response-code' && result.failure.code === 'ErrorSendAsDenied') {
    await takeRefusal(context, letter.mode, record.marker);
  }
  return result;
}

function contentOf(context: ThreadContext, letter: Letter): ContentOf<'message'> {
  const threading =
    letter.kind === 'forward' ? undefined : context.known.threading.get(letter.reference?.itemId ?? '');
  return {
    write: 'message',
    letter,
    threading: threading ?? null,
    promised: promise(context, letter.mode),
  };
}

/** Remembers the refusal, and takes away the draft that Exchange leaves behind with it. */
async function takeRefusal(context: ThreadContext, mode: SendMode, marker: string): Promise<void> {
  context.known.refusedModes.set(mode, 'ErrorSendAsDenied');
  context.known.sent.delete(marker);
  const found = await findByMarker(context.service, { marker, folders: [inMailbox(context, 'drafts')] });
  const stray = found.ok && found.value[0]?.ok === true ? found.value[0].value : [];
  // A draft that cannot be taken away is harmless: it stays where its owner sees it.
  if (stray.length > 0)
    await moveItem(context.service, { items: stray, to: inMailbox(context, 'deleteditems') });
}
