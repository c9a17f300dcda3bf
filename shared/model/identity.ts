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

/**
 * What a server calls somebody in place of an SMTP address. `EX`: the legacyExchangeDN of an entry of its directory, as
 * lists give it. `MAPIPDL`: a private group in somebody's contacts, with the item id where that is told. Others (`NOTES`,
 * `FAX`) as they come, in capitals.
 */
export const nativeAddress = z.strictObject({ routing: z.string().max(32), value: z.string().max(2048) });
export type NativeAddress = z.output<typeof nativeAddress>;

/**
 * A correspondent as a message, a calendar or a directory names them. Whether two are one is told by `same-person.ts`
 * and by nothing else: addresses differ in case, people have aliases, and many come without an address.
 */
export const person = z.strictObject({
  name: z.string(),
  /** SMTP, in the case in which it came; empty where none is known. */
  address: z.string(),
  /** Kept where the server gave this in place of an address, also once the directory has told the address. */
  native: nativeAddress.optional(),
  /** The primary address of that entry of the directory, where `address` is known to be an alias of it. */
  primary: z.string().optional(),
});
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
