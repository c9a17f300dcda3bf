import type { Folder } from '../../../shared/model/folder.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import { getFolder } from '../../ews/operations/get-folder.ts';
import type { EwsService } from '../../ews/service.ts';
import type { Opened } from '../calls.ts';
import { inMailbox, type ThreadContext } from './context.ts';
import { FIRST_ROWS, inFolder, readPage } from './messages.ts';
import { judge, PROVING_FOLDERS, type Evidence, type FolderAnswers, type Proven } from './proof.ts';

/**
 * Opens the mailbox: asks for its folders and one's own in one request, judges whose they are, and only then lets
 * anything pass. The inbox's first rows are asked for at the same time and held back until the proof.
 */
export async function open(context: ThreadContext): Promise<Result<Opened>> {
  context.tellStep('proving');
  const before = roundTripsOf(context);
  const speculative = readPage(context, {
    folder: inMailbox(context, 'inbox'),
    offset: 0,
    limit: FIRST_ROWS,
    search: '',
  });
  const evidence = await gather(context);
  if (!evidence.ok) return evidence;
  const proven = judge(evidence.value);
  if (!proven.ok) return proven;
  context.tellStep('reading');
  keepFolders(context, evidence.value);
  context.known.moniker = proven.value.moniker;
  const inbox = context.known.folders.get('inbox');
  if (inbox !== undefined)
    context.known.firstPage = speculative.then((page) =>
      page.ok ? inFolder(context, page.value, inbox.folderId) : page,
    );
  return success(openedOf(context, proven.value, roundTripsOf(context) - before));
}

/** Signs in and nothing else. An account without a mailbox of its own is a good account: service accounts have none. */
export async function signIn(context: ThreadContext): Promise<Result<null>> {
  const answer = await getFolder(context.ownService, {
    folders: [{ by: 'own-name', name: 'msgfolderroot' }],
  });
  if (answer.ok || isNoMailbox(answer.failure)) return success(null);
  return answer;
}

async function gather(context: ThreadContext): Promise<Result<Evidence>> {
  const { identities, names, knownMoniker, otherMonikers } = context.start;
  const base = { identities, names, knownMoniker, otherMonikers };
  if (identities.access !== 'impersonation') {
    const both = await ask(context.service, [...namedFolders(context), ...unnamedFolders()]);
    if (!both.ok) return both;
    const named = pair(both.value.slice(0, PROVING_FOLDERS.length));
    const unnamed = pair(both.value.slice(PROVING_FOLDERS.length));
    return success({ ...base, named, unnamed, own: unnamed });
  }
  const [both, own] = await Promise.all([
    ask(context.service, [...namedFolders(context), ...unnamedFolders()]),
    ask(context.ownService, unnamedFolders()),
  ]);
  if (!both.ok) return both;
  if (!own.ok && !isNoMailbox(own.failure)) return own;
  const named = pair(both.value.slice(0, PROVING_FOLDERS.length));
  const unnamed = pair(both.value.slice(PROVING_FOLDERS.length));
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
  const ownSentItems = own.get('sentitems');
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
