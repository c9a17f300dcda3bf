import type { Folder } from '../../../shared/model/folder.ts';
import { success, type Result } from '../../../shared/result.ts';
import { findItemRights } from '../../ews/operations/find-item-rights.ts';
import type { Learned } from '../calls.ts';
import { inMailbox, type ThreadContext } from './context.ts';
import { nameOf } from './directory.ts';
import { levelOf } from './level.ts';

/** Where one item is looked at to tell what may be done with items. */
const TELLING_FOLDERS = ['inbox', 'calendar'] as const;

/**
 * Learns what the frame shows besides the proof: the rights on items, and the directory's names of the two identities
 * where main does not know them yet. Nothing else waits for it; what cannot be learned stays as it is.
 */
export async function learn(context: ThreadContext): Promise<Result<Learned>> {
  const folders = TELLING_FOLDERS.map((name) => inMailbox(context, name));
  const [rights, names] = await Promise.all([
    findItemRights(context.service, { folders }),
    learnNames(context),
  ]);
  keepItemRights(context, rights);
  return success({ ...names, level: levelOf(context.start.identities.access, context.known) });
}

function keepItemRights(
  { known }: ThreadContext,
  answers: Result<readonly Result<Folder['rights'] | null>[]>,
): void {
  if (!answers.ok) return;
  for (const [index, name] of TELLING_FOLDERS.entries()) {
    const answer = answers.value[index];
    if (answer?.ok === true && answer.value !== null) known.itemRights.set(name, answer.value);
  }
}

/** A name that is an address is not known: main starts with addresses. */
async function learnNames(context: ThreadContext): Promise<Pick<Learned, 'authenticated' | 'mailbox'>> {
  const { authenticated, mailbox } = context.start.identities;
  const { names } = context.known;
  const owner = names.mailbox === mailbox ? await nameOf(context, mailbox) : names.mailbox;
  const isOne = mailbox === authenticated;
  const signedIn = isOne
    ? owner
    : names.authenticated === authenticated
      ? await nameOf(context, authenticated)
      : names.authenticated;
  context.known.names = { authenticated: signedIn ?? names.authenticated, mailbox: owner ?? names.mailbox };
  return { authenticated: signedIn, mailbox: owner };
}
