import type { Folder } from '../../../shared/model/folder.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import { getFolder } from '../../ews/operations/get-folder.ts';
import type { EwsService } from '../../ews/service.ts';
import type { Opened } from './opening-calls.ts';
import { inMailbox, type ThreadContext } from '../context.ts';
import { inFolder, readPage, type HeldPage } from '../mail/message-list.ts';
import {
  isKnownMailbox,
  judge,
  monikerOf,
  PROVING_FOLDERS,
  type Evidence,
  type FolderAnswers,
  type Proven,
} from './proof.ts';
import { inboxOf, provedBefore, rememberProof, type Proved } from './remembered.ts';
import { FIRST_ROWS } from '../stored-reads.ts';

/**
 * Opens the mailbox: asks for its folders and one's own in one request, judges whose they are, and only then lets
 * anything pass. Of a mailbox that was proved and stored before, the store may be read meanwhile, and the proof is all
 * that is asked; of any other the inbox's first rows are asked for at the same time and held back until the proof.
 */
export async function open(context: ThreadContext): Promise<Result<Opened>> {
  const opened = await prove(context);
  context.known.isRefused = !opened.ok;
  return opened;
}

async function prove(context: ThreadContext): Promise<Result<Opened>> {
  const { store, known } = context;
  context.tellStep('proving');
  const remembered = provedBefore(store);
  if (remembered !== null) context.tellEvent({ event: 'readable', unread: unreadOf(remembered) });
  const before = roundTripsOf(context);
  const speculative = hasInbox(context, remembered) ? null : askForFirstRows(context);
  const evidence = await gather(context, remembered);
  if (!evidence.ok) return evidence;
  const proven = judge(evidence.value);
  if (!proven.ok) return proven;
  context.tellStep('reading');
  keepFolders(context, evidence.value);
  known.moniker = proven.value.moniker;
  known.ownMoniker = monikerOf(evidence.value.own);
  const opened = openedOf(context, proven.value, roundTripsOf(context) - before);
  rememberProof(store, {
    provedAt: opened.proof.provedAt,
    moniker: proven.value.moniker,
    folders: [...known.folders.values()],
  });
  const inbox = known.folders.get('inbox');
  if (inbox !== undefined && speculative !== null)
    known.firstPage = speculative.then((page) =>
      page.ok ? inFolder(context, page.value, inbox.folderId) : page,
    );
  return success(opened);
}

/** Whether the store can answer for the first rows. */
function hasInbox({ store }: ThreadContext, remembered: Proved | null): boolean {
  const inbox = remembered === null ? null : inboxOf(remembered);
  return inbox !== null && store.progress(inbox.folderId).isComplete;
}

async function askForFirstRows(context: ThreadContext): Promise<Result<HeldPage>> {
  const folder = inMailbox(context, 'inbox');
  return await readPage(context, { folder, offset: 0, limit: FIRST_ROWS, search: '' });
}

function unreadOf(remembered: Proved): number | null {
  return inboxOf(remembered)?.unreadCount ?? null;
}

/** Signs in and nothing else. An account without a mailbox of its own is a good account: service accounts have none. */
export async function signIn(context: ThreadContext): Promise<Result<null>> {
  const answer = await getFolder(context.ownService, {
    folders: [{ by: 'own-name', name: 'msgfolderroot' }],
  });
  if (answer.ok || isNoMailbox(answer.failure)) return success(null);
  return answer;
}

async function gather(context: ThreadContext, remembered: Proved | null): Promise<Result<Evidence>> {
  const { identities, names, otherMonikers } = context.start;
  // What is stored belongs to the mailbox that was proved then: another one of this address must not be shown with it.
  const knownMoniker = context.start.knownMoniker ?? remembered?.moniker ?? null;
  const base = { identities, names, knownMoniker, otherMonikers };
  const isImpersonated = identities.access === 'impersonation';
  // A mailbox that was told from one's own before is asked about alone; where it is another one, one's own are asked too.
  const ownAtOnce =
    isImpersonated && knownMoniker === null ? ask(context.ownService, unnamedFolders()) : null;
  const both = await ask(context.service, [...namedFolders(context), ...unnamedFolders()]);
  if (!both.ok) return both;
  const named = pair(both.value.slice(0, PROVING_FOLDERS.length));
  const unnamed = pair(both.value.slice(PROVING_FOLDERS.length));
  if (!isImpersonated) return success({ ...base, named, unnamed, own: unnamed });
  if (isKnownMailbox(named, knownMoniker)) return success({ ...base, named, unnamed, own: null });
  const own = await (ownAtOnce ?? ask(context.ownService, unnamedFolders()));
  if (!own.ok && !isNoMailbox(own.failure)) return own;
  return success({ ...base, named, unnamed, own: own.ok ? pair(own.value) : new Map() });
}

type Asked = Parameters<typeof getFolder>[1]['folders'];

async function ask(service: EwsService, folders: Asked): Promise<Result<readonly Result<Folder>[]>> {
  return await getFolder(service, { folders });
}

function namedFolders(context: ThreadContext): Asked {
  return PROVING_FOLDERS.map((name) => inMailbox(context, name));
}

function unnamedFolders(): Asked {
  return PROVING_FOLDERS.map((name) => ({ by: 'own-name', name }) as const);
}

function pair(answers: readonly Result<Folder>[]): FolderAnswers {
  return new Map(
    PROVING_FOLDERS.map((name, index) => [name, answers[index] ?? failed({ kind: 'session-crashed' })]),
  );
}

function keepFolders({ known }: ThreadContext, { named, own }: Evidence): void {
  for (const [name, answer] of named) {
    if (!answer.ok) continue;
    known.folders.set(name, { ...answer.value, distinguishedId: name });
    known.rights.set(answer.value.folderId, answer.value.rights);
  }
  const ownSentItems = own?.get('sentitems');
  if (ownSentItems?.ok === true) known.ownSentItems = ownSentItems.value;
}

function openedOf(context: ThreadContext, proven: Proven, roundTrips: number): Opened {
  const { folders } = context.known;
  return {
    proof: { provedAt: new Date().toISOString(), statement: proven.statement, roundTrips },
    moniker: proven.moniker,
    unread: folders.get('inbox')?.unreadCount ?? null,
  };
}

function roundTripsOf({ service }: ThreadContext): number {
  return service.transport.counts().requests;
}

/** How Exchange says that the account itself has no mailbox. */
function isNoMailbox(failure: { readonly kind: string; readonly code?: string }): boolean {
  return (
    failure.kind === 'response-code' &&
    [
      'ErrorMissingEmailAddress',
      'ErrorNonExistentMailbox',
      'ErrorMissingEmailAddressForManagedFolder',
    ].includes(failure.code ?? '')
  );
}
