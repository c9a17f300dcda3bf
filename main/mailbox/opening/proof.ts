import type { Failure } from '../../../shared/failure.ts';
import type { Folder } from '../../../shared/model/folder.ts';
import type { Identities } from '../../../shared/model/identity.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import { adviseOnWrongMailbox } from '../../ews/advice/advise.ts';
import { mailboxMoniker } from '../../ews/item-ids.ts';
import type { ThreadStart } from '../thread-messages.ts';

/** The distinguished folders that a proof asks for, by EWS's ids. The root comes first: it is asked of everyone. */
export const PROVING_FOLDERS = [
  'msgfolderroot',
  'inbox',
  'calendar',
  'sentitems',
  'drafts',
  'deleteditems',
] as const;
export type ProvingFolder = (typeof PROVING_FOLDERS)[number];

/** Answers by distinguished folder id: a folder, or why it was refused. */
export type FolderAnswers = ReadonlyMap<ProvingFolder, Result<Folder>>;

/** What a proof is judged on. */
export interface Evidence {
  readonly identities: Identities;
  readonly names: ThreadStart['names'];
  /** Folders that answered when the mailbox was named. */
  readonly named: FolderAnswers;
  /** Folders that answered when no mailbox was named, as the session speaks (with its header under impersonation). */
  readonly unnamed: FolderAnswers;
  /**
   * The account's own folders, asked without header and name; equal to `unnamed` except under impersonation. Null where
   * they were not asked for: then only the mailbox that an earlier proof has told from them will do.
   */
  readonly own: FolderAnswers | null;
  readonly knownMoniker: string | null;
  readonly otherMonikers: ThreadStart['otherMonikers'];
}

/** A proof that holds: what it says to the person, and what the mailbox's ids carry. */
export interface Proven {
  readonly statement: string;
  readonly moniker: string | null;
}

/**
 * Judges whose folders answered. Any doubt is a failure: a server that ignores the mailbox asked for answers with
 * one's own folders, and showing those as somebody else's is the worst thing this program could do.
 */
export function judge(evidence: Evidence): Result<Proven> {
  const found = foldersOf(evidence.named);
  if (found.length === 0) return failed(refusalOf(evidence));
  const wrong = wrongOwner(evidence, found) ?? wrongMoniker(evidence, found);
  if (wrong !== null) return failed(wrongMailbox(evidence.identities, wrong));
  return success({ statement: state(evidence, found), moniker: commonMoniker(found) });
}

/**
 * Whether every folder that answered by name is of the mailbox that was proved before, by what its id carries. That one was
 * held against the account's own then, and need not be again.
 */
export function isKnownMailbox(named: FolderAnswers, knownMoniker: string | null): boolean {
  const found = foldersOf(named);
  if (knownMoniker === null || found.length === 0) return false;
  return found.every(({ folderId }) => mailboxMoniker(folderId) === knownMoniker);
}

/** Compares with one's own folders, as each access demands. */
function wrongOwner(
  { identities, named, unnamed, own, knownMoniker }: Evidence,
  found: readonly Folder[],
): 'own' | 'another' | null {
  if (own === null && !isKnownMailbox(named, knownMoniker)) return 'another';
  switch (identities.access) {
    case 'own':
      return areEqualFolders(named, unnamed) ? null : 'another';
    case 'delegate':
      return sharesFolder(found, own) ? 'own' : null;
    case 'impersonation':
      if (sharesFolder(found, own)) return 'own';
      return areEqualFolders(named, unnamed) ? null : 'another';
  }
}

/** Looks at what the ids carry: one mailbox, not one's own, not one that is known under another address. */
function wrongMoniker(evidence: Evidence, found: readonly Folder[]): 'own' | 'another' | null {
  const monikers = new Set(found.map(({ folderId }) => mailboxMoniker(folderId)));
  if (monikers.size > 1) return 'another';
  const moniker = commonMoniker(found);
  if (moniker === null) return null;
  // Old servers put the address itself into their ids.
  if (moniker.includes('@')) return moniker === evidence.identities.mailbox ? null : 'another';
  if (
    evidence.identities.access !== 'own' &&
    foldersOf(evidence.own).some(({ folderId }) => mailboxMoniker(folderId) === moniker)
  )
    return 'own';
  if (evidence.otherMonikers.some((other) => other.moniker === moniker)) return 'another';
  return evidence.knownMoniker === null || evidence.knownMoniker === moniker ? null : 'another';
}

function state({ identities, names, knownMoniker, own }: Evidence, found: readonly Folder[]): string {
  const count = `${found.length} ${found.length === 1 ? 'folder' : 'folders'}`;
  const again =
    knownMoniker !== null && knownMoniker === commonMoniker(found)
      ? ' It is the mailbox that was proved before.'
      : '';
  if (identities.access === 'own')
    return `Exchange gave the same ${count} for "my mailbox" and for ${identities.mailbox}.${again}`;
  if (own === null)
    return `Asked as ${identities.mailbox}, "my mailbox" and the mailbox by name are the same ${count}. It is the mailbox that was proved before, and not ${names.authenticated}'s own.`;
  const differ =
    foldersOf(own).length === 0
      ? `${names.authenticated} has no mailbox that could be taken for it`
      : `none of them is one of ${names.authenticated}'s own`;
  if (identities.access === 'delegate')
    return `${count} of ${identities.mailbox} answered by name, and ${differ}.${again}`;
  return `Asked as ${identities.mailbox}, "my mailbox" and the mailbox by name are the same ${count}, and ${differ}.${again}`;
}

/** Why nothing answered: the root's refusal, or the first other than "not found". */
function refusalOf({ named }: Evidence): Failure {
  const failures = [...named.values()].flatMap((answer) => (answer.ok ? [] : [answer.failure]));
  const root = failures[0] ?? { kind: 'session-crashed' };
  return failures.find((failure) => failure.kind !== 'response-code') ?? root;
}

function wrongMailbox(identities: Identities, answered: 'own' | 'another'): Failure {
  return {
    kind: 'wrong-mailbox',
    asked: identities.mailbox,
    answered,
    advice: adviseOnWrongMailbox(identities),
  };
}

function foldersOf(answers: FolderAnswers | null): readonly Folder[] {
  return [...(answers?.values() ?? [])].flatMap((answer) => (answer.ok ? [answer.value] : []));
}

function sharesFolder(found: readonly Folder[], own: FolderAnswers | null): boolean {
  const ids = new Set(foldersOf(own).map(({ folderId }) => folderId));
  return found.some(({ folderId }) => ids.has(folderId));
}

/** Equal wherever both answered, and at least once. */
function areEqualFolders(one: FolderAnswers, other: FolderAnswers): boolean {
  const pairs = [...one].flatMap(([id, answer]) => {
    const counterpart = other.get(id);
    return answer.ok && counterpart?.ok === true ? [[answer.value.folderId, counterpart.value.folderId]] : [];
  });
  return pairs.length > 0 && pairs.every(([a, b]) => a === b);
}

/** What the ids of the folders that answered carry; null where none did, or their ids are opaque. */
export function monikerOf(answers: FolderAnswers | null): string | null {
  return commonMoniker(foldersOf(answers));
}

function commonMoniker(found: readonly Folder[]): string | null {
  return mailboxMoniker(found[0]?.folderId ?? '');
}
