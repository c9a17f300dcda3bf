import type { KeychainState } from '../../../shared/model/account.ts';
import type { Session } from '../../../shared/model/session.ts';
import { countOf } from '../../components/words/count-words.ts';
import { clockWords } from '../../components/words/time-words.ts';

/** What the status bar says of the session on screen, or how many are open where none is. */
export function stateWords(
  session: Session | null,
  openCount: number,
): { readonly tone: string; readonly text: string } {
  if (session === null) return { tone: 'idle', text: `${countOf(openCount, 'mailbox', 'mailboxes')} open` };
  switch (session.state.state) {
    case 'opening':
      return { tone: 'opening', text: 'Opening' };
    case 'open':
      return { tone: 'open', text: `Open, proved ${clockWords(session.state.proof.provedAt)}` };
    case 'failed':
      return { tone: 'failed', text: 'Not opened' };
    default:
      return { tone: 'idle', text: 'Closed' };
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
