import type { AccessReport, Capability } from '../../../shared/model/access-report.ts';
import { mayDo, type Act } from '../../../shared/may-do.ts';
import { success, type Result } from '../../../shared/result.ts';
import { advise } from '../../ews/advice/advise.ts';
import { getDelegate } from '../../ews/operations/get-delegate.ts';
import type { ThreadContext } from '../context.ts';
import { mayViewPrivate } from '../privacy.ts';
import type { ProvingFolder } from '../opening/proof.ts';
import { sendOptions } from '../compose/send-options.ts';

/** One thing that a person may want to do, as an act in a folder. */
interface Verb {
  readonly verb: string;
  readonly folder: ProvingFolder;
  readonly act: Act;
  /** The code that Exchange would answer with. */
  readonly code: string;
}

const VERBS: readonly Verb[] = [
  { verb: 'Read mail', folder: 'inbox', act: 'read', code: 'ErrorFolderNotFound' },
  { verb: 'Change mail', folder: 'inbox', act: 'change', code: 'ErrorAccessDenied' },
  { verb: 'Delete mail', folder: 'inbox', act: 'delete', code: 'ErrorAccessDenied' },
  {
    verb: 'Put deleted mail into Deleted Items',
    folder: 'deleteditems',
    act: 'create',
    code: 'ErrorCreateItemAccessDenied',
  },
  {
    verb: 'Keep sent copies in Sent Items',
    folder: 'sentitems',
    act: 'create',
    code: 'ErrorCreateItemAccessDenied',
  },
  { verb: 'Keep drafts', folder: 'drafts', act: 'create', code: 'ErrorCreateItemAccessDenied' },
  { verb: 'Read the calendar', folder: 'calendar', act: 'read', code: 'ErrorFolderNotFound' },
  { verb: 'Make meetings', folder: 'calendar', act: 'create', code: 'ErrorCreateItemAccessDenied' },
  {
    verb: 'Move and change meetings',
    folder: 'calendar',
    act: 'change',
    code: 'ErrorAccessDenied',
  },
  {
    verb: 'Cancel meetings',
    folder: 'calendar',
    act: 'delete',
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

function capabilityOf(context: ThreadContext, { verb, folder, act, code }: Verb): Capability {
  const { folders, itemRights } = context.known;
  const standing = mayDo(act, {
    folder: folders.get(folder)?.rights ?? null,
    items: itemRights.get(folder) ?? null,
  });
  const { identities } = context.start;
  const whyNot = standing.isAllowed ? null : advise(code, { identities, operation: 'GetFolder', folder });
  return { verb, ...standing, whyNot };
}

function privateItems(context: ThreadContext): Capability {
  const { identities } = context.start;
  const isAllowed = mayViewPrivate(identities, context.known.folders.get('calendar')?.rights ?? null);
  const cause =
    identities.access === 'impersonation'
      ? 'Impersonation gives the owner’s rights, not the owner’s privacy: Onbehalf hides private items here.'
      : `${identities.mailbox} does not let ${identities.authenticated} see private items; Onbehalf hides them, because Exchange does not.`;
  const who =
    identities.access === 'impersonation'
      ? 'Nobody: it is a rule of Onbehalf'
      : 'The mailbox’s owner, in Delegate Access,';
  const whyNot = { cause, who, command: null };
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
