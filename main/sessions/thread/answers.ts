import { success, type Result } from '../../../shared/result.ts';
import { isOfAnotherMailbox } from '../../ews/soap/reply-hold.ts';
import type { Noticed } from '../opening-calls.ts';
import type { CallInput, CallName, CallOutput } from '../thread-requests.ts';
import type { Written } from '../written.ts';
import { accessReport } from './access-report.ts';
import { listCalendar, readCalendarItem } from './calendar.ts';
import { beginCompose } from './composing.ts';
import type { ThreadContext } from './context.ts';
import { resolve } from './directory.ts';
import { deleteMessage, markRead, moveMessage, setFlag } from './editing.ts';
import { folderActs } from './folder-acts.ts';
import { listFolders } from './folders.ts';
import { learn } from './learning.ts';
import { answerMeeting, cancelMeeting, createMeeting, updateMeeting } from './meetings.ts';
import { readMessage } from './message.ts';
import { firstPage, listMessages } from './messages.ts';
import { open, signIn } from './opening.ts';
import { decideOutbox, listOutbox } from './outbox/deciding.ts';
import { resumeLooking } from './outbox/looking.ts';
import { inlinePictures } from './pictures.ts';
import { searchStored } from './search.ts';
import { send } from './sending.ts';
import { witness } from './witnessing.ts';
import { changeCategories } from './writes/change-categories.ts';

/** One answer for each call; leaving one out does not compile. It gives a value, or one written already. */
type Answers = {
  readonly [N in CallName]: (
    context: ThreadContext,
    input: CallInput<N>,
  ) => Promise<Result<CallOutput<N> | Written<CallOutput<N>>>>;
};

/** What a session's thread answers to each request that a session answers, and to what main asks in opening it. */
export const answers: Answers = {
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
  'folder.list': listFolders,
  'folder.acts': async (context, { folderId }) => await folderActs(context, folderId),
  'folder.refresh': async (context, { folderId }) => await context.sync.refresh(folderId),
  'message.firstPage': firstPage,
  'message.list': listMessages,
  'message.search': searchStored,
  'message.get': async (context, { itemId }) => await readMessage(context, itemId),
  'message.inlinePictures': async (context, { itemId }) => await inlinePictures(context, itemId),
  'message.markRead': markRead,
  'message.setFlag': setFlag,
  'message.delete': deleteMessage,
  'message.move': moveMessage,
  'item.categorize': changeCategories,
  'compose.begin': beginCompose,
  'message.send': send,
  'message.witness': async (context, { marker }) => await witness(context, marker),
  'directory.resolve': resolve,
  'calendar.list': async (context, input) => {
    const page = await listCalendar(context, input);
    // A meeting is moved where it stands in the calendar: its row is what the person began with.
    if (page.ok) for (const row of page.value.rows) context.bases.keep(row);
    return page;
  },
  'calendar.get': async (context, { itemId }) => await readCalendarItem(context, itemId),
  'meeting.create': createMeeting,
  'meeting.update': updateMeeting,
  'meeting.cancel': cancelMeeting,
  'meeting.answer': answerMeeting,
  'outbox.list': listOutbox,
  'outbox.decide': decideOutbox,
  'session.access': accessReport,
  'trace.list': (context) => Promise.resolve(success(context.traces.list())),
};

/** Folders of other mailboxes in a notice are none of this session's, whoever named them. */
function ofThisMailbox({ known }: ThreadContext, noticed: Noticed): Noticed {
  const { folderIds } = noticed;
  const own = folderIds?.filter((folderId) => !isOfAnotherMailbox(folderId, known.moniker)) ?? null;
  return own === null || own.length === folderIds?.length ? noticed : { ...noticed, folderIds: own };
}
