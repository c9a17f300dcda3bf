import type { Advice } from '../../../shared/failure.ts';
import { who } from './code-advice.ts';
import { quoted } from './powershell.ts';

/** X-CasErrorCode says that the directory has no such user or mailbox. */
const unknown = /^(?:User|Mailbox|Recipient|Domain|Organization)\w*NotFound|^NoMailbox/u;

/**
 * What it means that Exchange's front end answered by itself and named a reason in X-CasErrorCode: it found no server with
 * the mailbox, or none that it may speak to. The codes are the front end's own and not listed anywhere.
 */
export function adviseOnFrontEnd(code: string, mailbox: string): Advice {
  const cause = unknown.test(code)
    ? `The front end of Exchange knows no mailbox for ${mailbox}: the address is misspelt, or the mailbox is elsewhere.`
    : `The front end of Exchange found no server that has ${mailbox} and answers: the mailbox was moved, its database is not mounted, or the address is the one of another server.`;
  const command = `Get-Mailbox -Identity ${quoted(mailbox)} | Format-List Database,ServerName,ExternalDirectoryObjectId`;
  return { cause, who: who.administrator, command };
}
