import type { KeychainState } from '../../../shared/model/account.ts';
import type { Session, WatchState } from '../../../shared/model/session.ts';
import { assertNever } from '../../../shared/result.ts';
import { countOf } from '../../components/words/count-words.ts';

/** What the status bar says of the session on screen, or how many are open where none is. */
export function stateWords(
  session: Session | null,
  openCount: number,
): { readonly tone: string; readonly text: string } {
  if (session === null) return { tone: 'idle', text: `${countOf(openCount, 'mailbox', 'mailboxes')} open` };
  switch (session.state.state) {
    case 'opening':
      return { tone: 'opening', text: session.state.isReadable ? 'Confirming' : 'Opening' };
    case 'open':
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

/** The zone and its distance from UTC at a moment: "Europe/Berlin (UTC+1)". */
export function zoneWords(timeZone: string, now: number): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(
    now,
  );
  const offset = parts.find((part) => part.type === 'timeZoneName')?.value.replace('GMT', 'UTC') ?? 'UTC';
  const place = timeZone.replaceAll('_', ' ');
  return place === 'UTC' ? place : `${place} (${offset})`;
}
