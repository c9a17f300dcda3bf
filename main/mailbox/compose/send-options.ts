import type { Person } from '../../../shared/model/identity.ts';
import type { CopyTarget, SendMode, SendOption, SentCopy } from '../../../shared/model/sending.ts';
import { advise } from '../../ews/advice/advise.ts';
import { adviseOnSendAs } from '../../ews/advice/advise-on-send-as.ts';
import type { FolderReference } from '../../ews/elements/folder-reference.ts';
import { inMailbox, type ThreadContext } from '../context.ts';

/** The ways to send from this session, the usual one first, each with exactly what recipients will see. */
export function sendOptions(context: ThreadContext): SendOption[] {
  const modes: readonly SendMode[] =
    context.start.identities.access === 'delegate' ? ['on-behalf', 'as'] : ['own'];
  return modes.map((mode) => ({
    mode,
    ...seenAs(context, mode),
    ...standingOf(context, mode),
    seenOtherwise: context.known.sendRights.otherwiseOf(mode),
  }));
}

/** What recipients read as From and Sender in a mode. */
export function seenAs(
  { start, known }: ThreadContext,
  mode: SendMode,
): { readonly from: Person; readonly sender: Person | null } {
  const from = { name: known.names.mailbox, address: start.identities.mailbox };
  const sender = { name: known.names.authenticated, address: start.identities.authenticated };
  return { from, sender: mode === 'on-behalf' ? sender : null };
}

/** Where the sent copy goes, as the person sees it and as EWS is told. */
export interface CopyPlace {
  readonly target: CopyTarget;
  readonly folder: FolderReference;
}

/**
 * The mailbox's own Sent Items, named by mailbox; one's own when nothing may be created there, said openly. Without
 * naming a folder Exchange would put a delegate's copy into the delegate's Sent Items.
 */
export function copyPlace(context: ThreadContext): CopyPlace {
  const { identities } = context.start;
  const { names } = context.known;
  const sent = context.known.folders.get('sentitems');
  const folderName = sent?.displayName ?? 'Sent Items';
  if (identities.access !== 'delegate' || sent?.rights.createContents === true) {
    const canBeWritten = sent?.rights.createContents ?? false;
    const target = {
      mailbox: identities.mailbox,
      mailboxName: names.mailbox,
      folderName,
      folderId: sent?.folderId ?? null,
      canBeWritten,
      insteadOf: null,
    };
    return { target, folder: inMailbox(context, 'sentitems') };
  }
  const own = context.known.ownSentItems;
  return {
    target: {
      mailbox: identities.authenticated,
      mailboxName: names.authenticated,
      folderName: own?.displayName ?? 'Sent Items',
      folderId: own?.folderId ?? null,
      canBeWritten: own?.rights.createContents ?? false,
      insteadOf: `${names.mailbox} › ${folderName}`,
    },
    folder: { by: 'name', name: 'sentitems', mailbox: identities.authenticated },
  };
}

/** What the app promises of a send, to be held against the copy read back. */
export function promise(context: ThreadContext, mode: SendMode): SentCopy {
  const { target } = copyPlace(context);
  return { ...seenAs(context, mode), mailbox: target.mailbox, folderName: target.folderName };
}

/** What is known of the right to send in a mode; EWS has no way to ask. */
function standingOf(context: ThreadContext, mode: SendMode): Pick<SendOption, 'standing' | 'whyNot'> {
  const { identities } = context.start;
  const { sendRights } = context.known;
  const refusal = sendRights.refusalOf(mode);
  if (refusal !== null) {
    return { standing: 'refused', whyNot: advise(refusal, { identities, operation: 'CreateItem' }) };
  }
  if (mode === 'own' || sendRights.isShown(mode)) return { standing: 'granted', whyNot: null };
  if (mode === 'on-behalf' && sendRights.isShown('as')) {
    const cause = `Whoever may send as ${identities.mailbox} is never shown as sending on its behalf: Exchange lets Send As win.`;
    return { standing: 'refused', whyNot: { cause, who: 'An Exchange administrator', command: null } };
  }
  if (sendRights.otherwiseOf(mode) !== null)
    return { standing: 'otherwise', whyNot: adviseOnSendAs(identities, 'otherwise') };
  if (mode === 'on-behalf') return { standing: 'likely', whyNot: null };
  return { standing: 'unproven', whyNot: adviseOnSendAs(identities, 'nothing') };
}
