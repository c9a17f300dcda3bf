import { z } from 'zod';
import { person } from '../identity.ts';

/** What an address stands for, in EWS's words; `Unknown` for a kind that this program does not know. */
export const mailboxKinds = [
  'Mailbox',
  'PublicDL',
  'PrivateDL',
  'Contact',
  'PublicFolder',
  'GroupMailbox',
  'ImplicitContact',
  'OneOff',
  'Unknown',
] as const;
export const mailboxKind = z.enum(mailboxKinds);
export type MailboxKind = z.output<typeof mailboxKind>;

/** One entry of a directory, a group or a list of rooms. */
export const directoryEntry = z.strictObject({ person, kind: mailboxKind });
export type DirectoryEntry = z.output<typeof directoryEntry>;

/** One person as FindPeople tells; texts that the server leaves out are empty. */
export const persona = z.strictObject({
  person,
  title: z.string(),
  department: z.string(),
  company: z.string(),
});
export type Persona = z.output<typeof persona>;
