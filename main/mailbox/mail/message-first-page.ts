import type { MessagePage } from '../../../shared/model/message.ts';
import { failed, type Result } from '../../../shared/result.ts';
import { advise } from '../../ews/advice/advise.ts';
import { type ThreadContext } from '../context.ts';
import type { Written } from '../written.ts';
import { FIRST_ROWS } from '../stored-reads.ts';
import { listMessages } from './message-list.ts';

/** The inbox's first rows, asked for together with the proof; the ones held if nobody has taken them yet. */
export async function firstPage(
  context: ThreadContext,
  input: { readonly limit?: number | undefined },
): Promise<Result<MessagePage | Written<MessagePage>>> {
  const held = context.known.firstPage;
  context.known.firstPage = null;
  if (held !== null) return await held;
  const inbox = context.known.folders.get('inbox');
  if (inbox === undefined) {
    const { identities } = context.start;
    const advice = advise('ErrorFolderNotFound', { identities, operation: 'FindItem', folder: 'inbox' });
    return failed({ kind: 'response-code', code: 'ErrorFolderNotFound', serverText: '', advice });
  }
  const limit = input.limit ?? FIRST_ROWS;
  return await listMessages(context, { folderId: inbox.folderId, offset: 0, limit, search: '' });
}
