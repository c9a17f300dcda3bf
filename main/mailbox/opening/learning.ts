import type { Folder } from '../../../shared/model/folder.ts';
import { success, type Result } from '../../../shared/result.ts';
import { findItemRights } from '../../ews/operations/find-item-rights.ts';
import type { Learned } from './opening-calls.ts';
import { inMailbox, type ThreadContext } from '../context.ts';
import { nameOf } from '../people/directory-resolve.ts';
import { levelOf } from './level.ts';
import { learnedBefore, rememberLearned, type LearnedFact } from './remembered.ts';

/** Where one item is looked at to tell what may be done with items. */
const TELLING_FOLDERS = ['inbox', 'calendar'] as const;

/** How long what was learned counts: names and levels change seldom, and nothing is decided by them. */
const FRESH_MS = 24 * 60 * 60 * 1000;

/**
 * Learns what the frame shows besides the proof: the rights on items, and the directory's names of the two identities
 * where main does not know them yet. What was learned within a day is not asked again. Nothing else waits for it; what
 * cannot be learned stays as it is.
 */
export async function learn(context: ThreadContext): Promise<Result<Learned>> {
  const { start, store, known } = context;
  const before = learnedBefore(store);
  if (before !== null && Date.now() - Date.parse(before.learnedAt) < FRESH_MS) recall(context, before);
  else if (await ask(context)) remember(context);
  const { authenticated, mailbox } = start.identities;
  return success({
    authenticated: known.names.authenticated === authenticated ? null : known.names.authenticated,
    mailbox: known.names.mailbox === mailbox ? null : known.names.mailbox,
    level: levelOf(start.identities.access, known),
  });
}

function recall({ known }: ThreadContext, { names, itemRights }: LearnedFact): void {
  known.names = names;
  for (const name of TELLING_FOLDERS) {
    const rights = itemRights[name];
    if (rights !== null) known.itemRights.set(name, rights);
  }
}

function remember({ store, known }: ThreadContext): void {
  rememberLearned(store, {
    learnedAt: new Date().toISOString(),
    names: { ...known.names },
    itemRights: {
      inbox: known.itemRights.get('inbox') ?? null,
      calendar: known.itemRights.get('calendar') ?? null,
    },
  });
}

/** Asks server and directory; false when the rights could not be told. */
async function ask(context: ThreadContext): Promise<boolean> {
  const folders = TELLING_FOLDERS.map((name) => inMailbox(context, name));
  const [rights] = await Promise.all([findItemRights(context.service, { folders }), learnNames(context)]);
  keepItemRights(context, rights);
  return rights.ok;
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
async function learnNames(context: ThreadContext): Promise<void> {
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
}
