import { z } from 'zod';
import { ADDRESS_FORM, ADDRESS_LENGTH } from '../address-form.ts';

/** A primary SMTP address, lower case. Kept as text: Exchange decides what exists. */
export const address = z
  .string()
  .min(ADDRESS_LENGTH.least)
  .max(ADDRESS_LENGTH.most)
  .regex(ADDRESS_FORM, 'not a mail address');

/** How the authenticated identity comes to act on a mailbox. */
export const access = z.enum(['own', 'delegate', 'impersonation']);
export type Access = z.output<typeof access>;

/**
 * The identities of one session, fixed for its life. Every write carries the ones that were on screen, and main
 * refuses it when they are not the session's.
 */
export const identities = z.strictObject({
  /** Whose credentials prove it: who signs in. */
  authenticated: address,
  /** Whose rights the server applies and whom it records: differs only under impersonation. */
  authorized: address,
  /** Whose folders are open. */
  mailbox: address,
  access,
});
export type Identities = z.output<typeof identities>;

/** A correspondent as a message or a directory names them; the address may be empty for an unresolved name. */
export const person = z.strictObject({ name: z.string(), address: z.string() });
export type Person = z.output<typeof person>;

/** One session's name in every request; made by main, unguessable. */
export const sessionId = z.string().regex(/^session-[0-9a-f]{32}$/u);
/** One remembered account's name. */
export const accountId = z.string().regex(/^account-[0-9a-f]{32}$/u);
/** One remembered mailbox's name (account, mailbox and access together). */
export const mailboxId = z.string().regex(/^mailbox-[0-9a-f]{32}$/u);

/** EWS's opaque, case-sensitive id of an item; changes when the item is moved. */
export const itemId = z.string().min(1).max(2048);
/** EWS's opaque id of a folder. */
export const folderId = z.string().min(1).max(2048);
/** Changes whenever the item does; every write carries the one that was read. */
export const changeKey = z.string().min(1).max(1024);

/** An instant, ISO 8601 in UTC with a trailing Z. */
export const instant = z.iso.datetime();
/** A calendar date without a zone, YYYY-MM-DD. */
export const localDate = z.iso.date();
