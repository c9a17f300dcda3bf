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
  /** The code that Exchange would answer with. */
  readonly code: string;
}

const VERBS: readonly Verb[] = [
  { verb: 'Read mail', folder: 'inbox', right: 'read', code: 'ErrorFolderNotFound' },
  { verb: 'Change mail', folder: 'inbox', right: 'modify', code: 'ErrorAccessDenied' },
  { verb: 'Delete mail', folder: 'inbox', right: 'delete', code: 'ErrorAccessDenied' },
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
  { verb: 'Move and change meetings', folder: 'calendar', right: 'modify', code: 'ErrorAccessDenied' },
  { verb: 'Cancel meetings', folder: 'calendar', right: 'delete', code: 'ErrorAccessDenied' },
];

/** What this session may do in its mailbox and why not, and who else may. A refused list of delegates is part of it. */
export async function accessReport(context: ThreadContext): Promise<Result<AccessReport>> {
  const capabilities = [
    ...VERBS.map((verb) => capabilityOf(context, verb)),
    privateItems(context),
    ...sending(context),
  ];
  const { mailbox } = context.start.identities;
  const delegates = await getDelegate(context.service, { mailbox });
  if (!delegates.ok)
    return success({ capabilities, delegates: { delegates: 'refused', failure: delegates.failure } });
  return success({ capabilities, delegates: { delegates: 'known', ...delegates.value } });
}

function capabilityOf(context: ThreadContext, { verb, folder, right, code }: Verb): Capability {
  const isAllowed = context.known.folders.get(folder)?.rights[right] ?? false;
  const { identities } = context.start;
  return {
    verb,
    isAllowed,
    isGuess: false,
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
