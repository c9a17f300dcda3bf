import type { AccessReport, Capability } from '../../../shared/model/access-report.ts';
import type { Folder } from '../../../shared/model/folder.ts';
import { success, type Result } from '../../../shared/result.ts';
import { advise } from '../../ews/advice/advise.ts';
import { getDelegate } from '../../ews/operations/get-delegate.ts';
import type { ThreadContext } from './context.ts';
import { mayViewPrivate } from './privacy.ts';
import type { ProvingFolder } from './proof.ts';
import { sendOptions } from './send-options.ts';

/** One thing that a person may want to do, by the right that it needs on a folder. */
interface Verb {
  readonly verb: string;
  readonly folder: ProvingFolder;
  readonly right: keyof Folder['rights'];
  /** True where an item's rights tell it and the folder's own do not. */
  readonly isOfItems?: boolean;
  /** The code that Exchange would answer with. */
  readonly code: string;
}

const VERBS: readonly Verb[] = [
  { verb: 'Read mail', folder: 'inbox', right: 'read', code: 'ErrorFolderNotFound' },
  { verb: 'Change mail', folder: 'inbox', right: 'modify', isOfItems: true, code: 'ErrorAccessDenied' },
  { verb: 'Delete mail', folder: 'inbox', right: 'delete', isOfItems: true, code: 'ErrorAccessDenied' },
  {
    verb: 'Put deleted mail into Deleted Items',
    folder: 'deleteditems',
    right: 'createContents',
    code: 'ErrorCreateItemAccessDenied',
  },
  {
    verb: 'Keep sent copies in Sent Items',
    folder: 'sentitems',
    right: 'createContents',
    code: 'ErrorCreateItemAccessDenied',
  },
  { verb: 'Keep drafts', folder: 'drafts', right: 'createContents', code: 'ErrorCreateItemAccessDenied' },
  { verb: 'Read the calendar', folder: 'calendar', right: 'read', code: 'ErrorFolderNotFound' },
  { verb: 'Make meetings', folder: 'calendar', right: 'createContents', code: 'ErrorCreateItemAccessDenied' },
  {
    verb: 'Move and change meetings',
    folder: 'calendar',
    right: 'modify',
    isOfItems: true,
    code: 'ErrorAccessDenied',
  },
  {
    verb: 'Cancel meetings',
    folder: 'calendar',
    right: 'delete',
    isOfItems: true,
    code: 'ErrorAccessDenied',
  },
];

/** What this session may do in its mailbox and why not, and who else may. A refused list of delegates is part of it. */
export async function accessReport(context: ThreadContext): Promise<Result<AccessReport>> {
  const capabilities = [
    ...VERBS.map((verb) => capabilityOf(context, verb)),
    privateItems(context),
    ...sending(context),
  ];
  const delegates = await getDelegate(context.service);
  if (!delegates.ok)
    return success({ capabilities, delegates: { delegates: 'refused', failure: delegates.failure } });
  const { list, unreadable, deliverMeetingRequests } = delegates.value;
  return success({
    capabilities,
    delegates: { delegates: 'known', list: [...list], unreadable, deliverMeetingRequests },
  });
}

function capabilityOf(context: ThreadContext, { verb, folder, right, isOfItems, code }: Verb): Capability {
  const { folders, itemRights } = context.known;
  const isGuess = isOfItems === true && folders.has(folder) && !itemRights.has(folder);
  const rights = isOfItems === true ? itemRights.get(folder) : folders.get(folder)?.rights;
  // An empty folder does not tell; who may put something in may usually change what is there.
  const isAllowed = isGuess
    ? (folders.get(folder)?.rights.createContents ?? false)
    : (rights?.[right] ?? false);
  const { identities } = context.start;
  return {
    verb,
    isAllowed,
    isGuess,
    whyNot: isAllowed ? null : advise(code, { identities, operation: 'GetFolder', folder }),
  };
}

function privateItems(context: ThreadContext): Capability {
  const { identities } = context.start;
  const isAllowed = mayViewPrivate(identities, context.known.folders.get('calendar')?.rights ?? null);
  const cause =
    identities.access === 'impersonation'
      ? 'Impersonation gives the owner’s rights, not the owner’s privacy: Onbehalf hides private items here.'
      : `${identities.mailbox} does not let ${identities.authenticated} see private items; Onbehalf hides them, because Exchange does not.`;
  const whyNot = { cause, who: 'The mailbox’s owner, in Delegate Access', command: null };
  return { verb: 'See private items', isAllowed, isGuess: false, whyNot: isAllowed ? null : whyNot };
}

function sending(context: ThreadContext): Capability[] {
  return sendOptions(context)
    .filter(({ mode }) => mode !== 'own')
    .map(({ mode, standing, whyNot }) => ({
      verb: mode === 'as' ? 'Send as the mailbox' : 'Send on behalf of the mailbox',
      isAllowed: standing === 'granted' || standing === 'likely',
      isGuess: standing !== 'granted',
      whyNot,
    }));
}
