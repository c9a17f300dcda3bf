import { success } from '../../../shared/result.ts';
import { isOfAnotherMailbox } from '../../ews/soap/reply-hold.ts';
import type { Noticed, OpeningCalls } from './opening-calls.ts';
import type { Answers } from '../answer.ts';
import type { ThreadContext } from '../context.ts';
import { learn } from './learning.ts';
import { open, signIn } from './opening.ts';
import { resumeLooking } from '../outbox/looking.ts';

/** What main itself asks, beside the requests of the contract. */
export const openingAnswers: Answers<keyof OpeningCalls> = {
  signIn,
  open: async (context) => {
    const opened = await open(context);
    // Only now it is known whose folders are looked into.
    if (opened.ok) resumeLooking(context);
    return opened;
  },
  learn: async (context) => {
    const learned = await learn(context);
    context.sync.begin();
    return learned;
  },
  noticed: async (context, noticed) => {
    if (noticed.hasSlept === true) context.service.transport.closeIdle?.();
    context.sync.noticed(ofThisMailbox(context, noticed));
    return success(null);
  },
};

/** Folders of other mailboxes in a notice are none of this session's, whoever named them. */
function ofThisMailbox({ known }: ThreadContext, noticed: Noticed): Noticed {
  const { folderIds } = noticed;
  const own = folderIds?.filter((folderId) => !isOfAnotherMailbox(folderId, known.moniker)) ?? null;
  return own === null || own.length === folderIds?.length ? noticed : { ...noticed, folderIds: own };
}
