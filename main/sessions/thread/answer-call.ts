import { failed, success, type Result } from '../../../shared/result.ts';
import { isOfAnotherMailbox } from '../../ews/soap/reply-hold.ts';
import { WRITES, type CallName, type Noticed, type SessionCalls } from '../calls.ts';
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
import { foreignId } from './foreign-id.ts';
import { firstPage, listMessages } from './messages.ts';
import { open, signIn } from './opening.ts';
import { decideOutbox, listOutbox } from './outbox/deciding.ts';
import { resumeLooking } from './outbox/looking.ts';
import { inlinePictures } from './pictures.ts';
import { searchStored } from './search.ts';
import { send } from './sending.ts';
import { answerEarly } from './stored-reads.ts';
import { witness } from './witnessing.ts';
import { changeCategories } from './writes/change-categories.ts';
import { wrongMailbox } from './wrong-mailbox.ts';

type Answers = {
  readonly [N in CallName]: (
    context: ThreadContext,
    input: SessionCalls[N]['input'],
  ) => Promise<Result<SessionCalls[N]['output'] | Written<SessionCalls[N]['output']>>>;
};

const answers: Answers = {
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
  refresh: async (context, { folderId }) => await context.sync.refresh(folderId),
  folders: listFolders,
  folderActs: async (context, { folderId }) => await folderActs(context, folderId),
  firstPage,
  messages: listMessages,
  message: async (context, { itemId }) => await readMessage(context, itemId),
  inlinePictures: async (context, { itemId }) => await inlinePictures(context, itemId),
  markRead,
  setFlag,
  categorize: changeCategories,
  delete: deleteMessage,
  move: moveMessage,
  beginCompose,
  send,
  witness: async (context, { marker }) => await witness(context, marker),
  calendar: async (context, input) => {
    const page = await listCalendar(context, input);
    // A meeting is moved where it stands in the calendar: its row is what the person began with.
    if (page.ok) for (const row of page.value.rows) context.bases.keep(row);
    return page;
  },
  calendarItem: async (context, { itemId }) => await readCalendarItem(context, itemId),
  createMeeting,
  updateMeeting,
  cancelMeeting,
  answerMeeting,
  search: searchStored,
  outbox: listOutbox,
  decideOutbox,
  resolve,
  access: accessReport,
  trace: (context) => Promise.resolve(success(context.traces.list())),
};

/** Folders of other mailboxes in a notice are none of this session's, whoever named them. */
function ofThisMailbox({ known }: ThreadContext, noticed: Noticed): Noticed {
  const { folderIds } = noticed;
  const own = folderIds?.filter((folderId) => !isOfAnotherMailbox(folderId, known.moniker)) ?? null;
  return own === null || own.length === folderIds?.length ? noticed : { ...noticed, folderIds: own };
}

/** A call as it comes from main: its input was checked at the door and typed where main posted it. */
interface LooseAnswer {
  // A method, so that the typed answers fit without an assertion.
  answer(context: ThreadContext, input: unknown): Promise<Result<unknown>>;
}
const loose: Readonly<Record<CallName, LooseAnswer['answer']>> = answers;

/** Calls that hold no background work back: nobody waits for them, or they wait for that work. */
const BACKGROUND: ReadonlySet<CallName> = new Set<CallName>(['learn', 'noticed', 'refresh']);

/**
 * Answers one call. Before the proof only opening and signing in are answered, whatever main asks, and reads of what an
 * earlier run proved and stored; after it, nothing that names an item or a folder of another mailbox. Something thrown is
 * a defect: told to main's log, and a failure for main; a write that threw may have acted.
 */
export async function answerCall(
  context: ThreadContext,
  name: CallName,
  input: unknown,
): Promise<Result<unknown>> {
  const isOpening = name === 'open' || name === 'signIn';
  try {
    if (!isOpening && context.known.folders.size === 0)
      return answerEarly(context, name, input) ?? failed({ kind: 'not-open', state: 'opening' });
    if (foreignId(context.known.moniker, input) !== null) return failed(wrongMailbox(context));
    const answer = async (): Promise<Result<unknown>> => await loose[name](context, input);
    const result = BACKGROUND.has(name) ? await answer() : await context.quiet.during(answer);
    return result.ok ? success(result.value) : failed(result.failure);
  } catch (reason) {
    context.tellDefect(
      `a session’s call ${name} threw`,
      reason instanceof Error ? (reason.stack ?? reason.message) : String(reason),
    );
    return failed(
      WRITES.has(name) ? { kind: 'outcome-unknown', operation: name } : { kind: 'session-crashed' },
    );
  }
}
