import type { Access } from '../../../shared/model/identity.ts';

/** Who can mend a refusal, in the words a person reads. */
export const who = {
  administrator: 'An Exchange administrator',
  owner: 'The owner of the mailbox, or an Exchange administrator',
  you: 'You',
  time: 'Nobody needs to: it passes',
  makers: 'The makers of Onbehalf: please report it',
} as const;

/**
 * What one response code means. In `cause` and `command`, `{mailbox}`, `{user}` (who signs in), `{acting}` (whose rights
 * apply), `{folder}` (`address:\Folder`), `{calendar}`, `{scope}` (a name for a management scope) and `{filter}` (which
 * finds the mailbox) stand for the session's values; in a command they become quoted PowerShell arguments.
 */
export interface CodeAdvice {
  readonly cause: string;
  readonly who: string;
  readonly command: string | null;
}

/** The same for every access, or a meaning for each, because a code may say different things to an owner and a guest. */
export type CodeEntry = CodeAdvice | Readonly<Record<Access, CodeAdvice>>;

/** Codes by EWS's own name. */
export type CodeTable = Readonly<Record<string, CodeEntry>>;

/** One entry of a table. */
export function entry(whoCan: string, cause: string, ...command: readonly string[]): CodeAdvice {
  return { cause, who: whoCan, command: command.length === 0 ? null : command.join('\n') };
}
