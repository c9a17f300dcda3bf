import type { Failure } from '../../../shared/failure.ts';
import { findByMarker } from '../../ews/operations/find-by-marker.ts';
import { moveItem } from '../../ews/operations/move-item.ts';
import { inMailbox, type ThreadContext } from '../context.ts';
import type { OutboxContent } from './content.ts';

/** Remembers that a mode of sending was refused, and takes away the draft that Exchange leaves behind with the refusal. */
export async function takeRefusal(
  context: ThreadContext,
  { content, marker }: { readonly content: OutboxContent; readonly marker: string },
  failure: Failure,
): Promise<void> {
  if (content.write !== 'message') return;
  if (failure.kind !== 'response-code' || failure.code !== 'ErrorSendAsDenied') return;
  context.known.sendRights.wasRefused(content.letter.mode, failure.code);
  context.known.sent.delete(marker);
  const found = await findByMarker(context.service, { marker, folders: [inMailbox(context, 'drafts')] });
  const stray = found.ok && found.value[0]?.ok === true ? found.value[0].value : [];
  // A draft that cannot be taken away is harmless: it stays where its owner sees it.
  if (stray.length > 0)
    await moveItem(context.service, { items: stray, to: inMailbox(context, 'deleteditems') });
}
