import { failed, success, type Result } from '../../../shared/result.ts';
import type { Letter, Sent } from './letter.ts';
import type { ThreadContext } from '../context.ts';
import { carry } from '../outbox/carry.ts';
import type { ContentOf } from '../outbox/content.ts';
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
  const carried = await carry(context, content);
  if (!carried.ok) return carried;
  const { marker } = carried.value;
  const sent = context.known.sent.get(marker);
  return success(sent ?? { marker, sentAt: new Date().toISOString(), promised: content.promised });
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
