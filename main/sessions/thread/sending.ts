import { randomUUID } from 'node:crypto';
import type { SendMode } from '../../../shared/model/sending.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import { createMessage, type NewMessage } from '../../ews/operations/create-message.ts';
import { findByMarker } from '../../ews/operations/find-by-marker.ts';
import { moveItem } from '../../ews/operations/move-item.ts';
import type { Letter, Sent } from '../calls.ts';
import { inMailbox, type ThreadContext } from './context.ts';
import { copyPlace, promise, seenAs, sendOptions } from './send-options.ts';

/** Sends once. Whatever happens it is not tried again: a silence is `outcome-unknown`. */
export async function send(context: ThreadContext, letter: Letter): Promise<Result<Sent>> {
  if (!sendOptions(context).some(({ mode }) => mode === letter.mode)) {
    return failed({ kind: 'invalid-request', message: 'mode: not one of this session' });
  }
  if (letter.to.length + letter.cc.length + letter.bcc.length === 0) {
    return failed({ kind: 'invalid-request', message: 'to: nobody' });
  }
  const marker = randomUUID();
  const sent: Sent = { marker, sentAt: new Date().toISOString(), promised: promise(context, letter.mode) };
  // Kept before the answer: a send whose outcome is unknown is looked for by the same marker.
  context.known.sent.set(marker, sent);
  const result = await createMessage(context.service, {
    message: messageOf(context, letter, marker),
    disposition: 'SendAndSaveCopy',
    savedFolder: copyPlace(context).folder,
  });
  if (result.ok) return success(sent);
  if (result.failure.kind === 'response-code' && result.failure.code === 'ErrorSendAsDenied') {
    await takeRefusal(context, letter.mode, marker);
  }
  return result;
}

function messageOf(context: ThreadContext, letter: Letter, marker: string): NewMessage {
  const threading =
    letter.kind === 'forward' ? undefined : context.known.threading.get(letter.reference?.itemId ?? '');
  return {
    // One's own name is put in by the server, and so is the impersonated owner's.
    from: letter.mode === 'own' ? null : seenAs(context, letter.mode).from,
    to: letter.to,
    cc: letter.cc,
    bcc: letter.bcc,
    subject: letter.subject,
    body: { type: 'text', content: letter.bodyText },
    inReplyTo: threading?.inReplyTo ?? null,
    references: threading?.references ?? null,
    marker,
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
