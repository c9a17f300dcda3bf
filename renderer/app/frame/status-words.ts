import type { KeychainState } from '../../../shared/model/account.ts';
import type { Session, StoreTroubleKind, WatchState } from '../../../shared/model/session.ts';
import { assertNever } from '../../../shared/result.ts';
import { countOf } from '../../components/words/count-words.ts';
import { offsetWords } from '../../components/words/date-format.ts';
import { clockWords } from '../../components/words/time-words.ts';

/**
 * What the status bar says of the session on screen, or how many are open where none is. `unreachedAt` is when its server
 * could not be reached last, null where it has answered since.
 */
export function stateWords(
  session: Session | null,
  openCount: number,
  unreachedAt: string | null = null,
): { readonly tone: string; readonly text: string } {
  if (session === null) return { tone: 'idle', text: `${countOf(openCount, 'mailbox', 'mailboxes')} open` };
  switch (session.state.state) {
    case 'opening':
      return { tone: 'opening', text: session.state.isReadable ? 'Confirming' : 'Opening' };
    case 'open':
      if (unreachedAt !== null)
        return { tone: 'opening', text: `Server not reached at ${clockWords(unreachedAt)}` };
      return watchWords(session.watch.state);
    case 'failed':
      return { tone: 'failed', text: 'Not opened' };
    default:
      return { tone: 'idle', text: 'Closed' };
  }
}

/** How the session on screen hears of changes, as far as a person must know. */
function watchWords(watch: WatchState): { readonly tone: string; readonly text: string } {
  switch (watch) {
    case 'live':
      return { tone: 'open', text: 'Live' };
    case 'asking':
      return { tone: 'open', text: 'Asks for changes every half minute' };
    case 'polling':
      return { tone: 'open', text: 'Looks for changes every minute' };
    case 'lost':
      return { tone: 'opening', text: 'Lost touch, reconnecting' };
    case 'connecting':
      return { tone: 'opening', text: 'Connecting' };
    case 'off':
      return { tone: 'idle', text: 'Open, not watched for changes' };
    default:
      return assertNever(watch);
  }
}

/** Why passwords live in memory for this run only; null when the keychain keeps them. */
export function keychainWords(
  keychain: KeychainState,
): { readonly short: string; readonly long: string } | null {
  const until =
    'Until then, passwords stay in memory and are asked again at the next start. They are never written to disk.';
  switch (keychain) {
    case 'ready':
      return null;
    case 'absent':
      return {
        short: 'No keychain: passwords for this run only',
        long: `This computer offers no keychain. On Linux, start a Secret Service such as gnome-keyring. ${until}`,
      };
    case 'locked':
      return {
        short: 'Keychain locked: passwords for this run only',
        long: `The keychain of this computer is locked. Unlock it, then sign in again. ${until}`,
      };
    default:
      return {
        short: 'Keychain failing: passwords for this run only',
        long: `The keychain of this computer answers with errors. ${until}`,
      };
  }
}

/** A warning of the status bar: the words on it, what it is about, and what happened and what to do. */
export interface StorageWords {
  readonly short: string;
  readonly title: string;
  readonly long: string;
}

/**
 * Why what was read of a mailbox is kept for this session only, or what became of the copy of an earlier one; null where
 * all is well, and where the keychain's own warning says it already.
 */
export function storageWords(
  { kept, trouble }: Session['storage'],
  keychain: KeychainState,
): StorageWords | null {
  if (trouble === null || trouble === keychain) return null;
  const { why, doing } = troubleWords(trouble);
  return kept === 'memory'
    ? {
        short: 'Kept for this session only',
        title: 'Where this mailbox is kept',
        long: `${why} So what is read of this mailbox stays in memory until it is closed. ${doing}`,
      }
    : {
        short: 'Stored copy set aside',
        title: 'Where this mailbox is kept',
        long: `${why} It was set aside, intact, and a new one was begun. ${doing}`,
      };
}

/** What is wrong with the keychain or the file, and what the person can do. */
function troubleWords(trouble: StoreTroubleKind): { readonly why: string; readonly doing: string } {
  const reopen = 'then close the mailbox and open it again';
  switch (trouble) {
    case 'absent':
      return {
        why: 'When the mailbox was opened, this computer offered no keychain for the key.',
        doing: `Start one, ${reopen}.`,
      };
    case 'locked':
      return {
        why: 'When the mailbox was opened, the keychain with its key was locked.',
        doing: `Unlock it, ${reopen}.`,
      };
    case 'failing':
      return {
        why: 'The keychain or the disk of this computer did not answer as it should.',
        doing: 'Close the mailbox and open it again; if that does not help, look at both.',
      };
    case 'unusable-key':
      return {
        why: 'The keychain’s entry for this account is not a key that Onbehalf made. It was left as it is.',
        doing: `Put the right entry back or remove it, ${reopen}.`,
      };
    case 'app-locked':
      return {
        why: 'Onbehalf was locked while the mailbox was opening.',
        doing: 'Close the mailbox and open it again.',
      };
    case 'in-use':
      return {
        why: 'Another program has the stored copy of this mailbox open.',
        doing: `End the other one, ${reopen}.`,
      };
    default:
      return fileWords(trouble);
  }
}

/** What is wrong with the file itself. */
function fileWords(
  trouble: 'not-a-database' | 'wrong-key' | 'newer' | 'damaged' | 'disk-full' | 'read-only',
): { readonly why: string; readonly doing: string } {
  switch (trouble) {
    case 'not-a-database':
      return {
        why: 'The file of this mailbox’s stored copy holds something else.',
        doing: 'It is read from the server anew; nothing was deleted.',
      };
    case 'wrong-key':
      return {
        why: 'The key in the keychain does not open the stored copy of this mailbox.',
        doing: 'When the right key is back, the copy opens again by itself.',
      };
    case 'newer':
      return {
        why: 'A later version of Onbehalf wrote the stored copy of this mailbox. It was left as it is.',
        doing: 'Use that version, or remove the mailbox here and add it again.',
      };
    case 'damaged':
      return {
        why: 'The stored copy of this mailbox is damaged.',
        doing: 'It is read from the server anew; nothing was deleted. Look whether the disk is sound.',
      };
    case 'disk-full':
      return {
        why: 'The disk is full.',
        doing: 'Make room, then close the mailbox and open it again.',
      };
    case 'read-only':
      return {
        why: 'Nothing may be written where Onbehalf keeps mailboxes.',
        doing: 'Allow writing to its profile folder, then close the mailbox and open it again.',
      };
    default:
      return assertNever(trouble);
  }
}

/** The zone and its distance from UTC at a moment: "Europe/Berlin (UTC+1)". */
export function zoneWords(timeZone: string, now: number): string {
  const offset = offsetWords(now, timeZone).replace(/([+-])0?(\d+):00$/u, '$1$2');
  const place = timeZone.replaceAll('_', ' ');
  return place === 'UTC' ? place : `${place} (${offset})`;
}
