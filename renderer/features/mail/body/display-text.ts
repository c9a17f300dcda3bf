/** Text as it may be drawn, and whether something invisible was taken out of it. */
export interface DisplayText {
  readonly text: string;
  readonly wasCleaned: boolean;
}

/**
 * Characters that change how others are drawn and are not drawn themselves: controls, bidirectional embeddings,
 * overrides, isolates and marks (UAX 9), zero-width space, word joiner and byte order mark. The two joiners stay:
 * Persian, Indic scripts and emoji need them.
 */
const invisible = /[\p{Cc}\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;

/** Makes text from outside fit for one line: nothing in it can turn its neighbours round or hide a part. */
export function displayText(text: string): DisplayText {
  const onOneLine = text.replaceAll(/[\t\n\r]+/gu, ' ');
  const cleaned = onOneLine.replaceAll(invisible, '');
  return { text: cleaned.trim(), wasCleaned: cleaned !== onOneLine };
}

/** What is odd about a correspondent's name. */
export type NameNotice = 'hidden-characters' | 'address-in-name';

/** A correspondent as drawn: the name cleaned, the address always there, and what a reader should know. */
export interface DisplayPerson {
  readonly name: string;
  readonly address: string;
  readonly notices: readonly NameNotice[];
}

/** Cleans a correspondent's name and flags one that poses as an address which is not its own. */
export function displayPerson(person: { readonly name: string; readonly address: string }): DisplayPerson {
  const name = displayText(person.name);
  const address = displayText(person.address);
  const notices: NameNotice[] = [];
  if (name.wasCleaned || address.wasCleaned) notices.push('hidden-characters');
  const posesAsAddress = /[@\uFF20\uFE6B]/u.test(name.text);
  if (posesAsAddress && name.text.toLowerCase() !== address.text.toLowerCase())
    notices.push('address-in-name');
  return { name: name.text === '' ? address.text : name.text, address: address.text, notices };
}

/** A notice in a sentence. */
export function noticeWords(notice: NameNotice): string {
  return notice === 'hidden-characters'
    ? 'Invisible characters were taken out of this name.'
    : 'This name contains an @; the address that counts is the one in brackets.';
}

/** Whether an address lies outside the mailbox's own domain. */
export function isExternal(address: string, mailbox: string): boolean {
  const domain = domainOf(address);
  return domain !== '' && domain !== domainOf(mailbox);
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
