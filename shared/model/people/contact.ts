import { z } from 'zod';
import { changeKey, itemId, localDate } from '../identity.ts';
import { attachment } from '../message.ts';

/** Which of a contact's three mail addresses. */
export const emailSlot = z.enum(['EmailAddress1', 'EmailAddress2', 'EmailAddress3']);
export type EmailSlot = z.output<typeof emailSlot>;

/** Which of a contact's telephone numbers, in Exchange's words. */
export const phoneSlot = z.enum([
  'AssistantPhone',
  'BusinessFax',
  'BusinessPhone',
  'BusinessPhone2',
  'Callback',
  'CarPhone',
  'CompanyMainPhone',
  'HomeFax',
  'HomePhone',
  'HomePhone2',
  'Isdn',
  'MobilePhone',
  'OtherFax',
  'OtherTelephone',
  'Pager',
  'PrimaryPhone',
  'RadioPhone',
  'Telex',
  'TtyTddPhone',
]);
export type PhoneSlot = z.output<typeof phoneSlot>;

export const addressSlot = z.enum(['Home', 'Business', 'Other']);
export type AddressSlot = z.output<typeof addressSlot>;

const word = z.string().max(255);

/** The address is empty where only a name, or an address within an old Exchange, is known. */
export const contactEmail = z.strictObject({ slot: emailSlot, name: word, address: z.string().max(320) });
export const contactPhone = z.strictObject({ slot: phoneSlot, number: word });
export const postalAddress = z.strictObject({
  slot: addressSlot,
  street: word,
  city: word,
  state: word,
  postalCode: word,
  country: word,
});
export type PostalAddress = z.output<typeof postalAddress>;

/** One row of a list of contacts. A hidden row is private: main has taken out everything that tells who it is. */
export const contactRow = z.strictObject({
  itemId,
  changeKey,
  kind: z.enum(['contact', 'list']),
  isHidden: z.boolean(),
  displayName: z.string(),
  fileAs: z.string(),
  givenName: z.string(),
  surname: z.string(),
  company: z.string(),
  jobTitle: z.string(),
  emails: z.array(contactEmail),
  phones: z.array(contactPhone),
  categories: z.array(z.string()),
});
export type ContactRow = z.output<typeof contactRow>;

/** A whole contact; the members of a list are not in it. */
export const contact = contactRow.extend({
  middleName: z.string(),
  nickname: z.string(),
  department: z.string(),
  office: z.string(),
  profession: z.string(),
  manager: z.string(),
  assistant: z.string(),
  spouse: z.string(),
  homepage: z.string(),
  birthday: localDate.nullable(),
  addresses: z.array(postalAddress),
  bodyText: z.string(),
  attachments: z.array(attachment),
});
export type Contact = z.output<typeof contact>;

/** What a person fills in or touches of a contact; absent keys stay as they are, and an empty text deletes. */
export const contactChange = z.strictObject({
  displayName: word.optional(),
  fileAs: word.optional(),
  givenName: word.optional(),
  middleName: word.optional(),
  surname: word.optional(),
  nickname: word.optional(),
  company: word.optional(),
  department: word.optional(),
  jobTitle: word.optional(),
  office: word.optional(),
  profession: word.optional(),
  manager: word.optional(),
  assistant: word.optional(),
  spouse: word.optional(),
  homepage: word.optional(),
  birthday: localDate.nullable().optional(),
  /** Each slot at most once; an empty address deletes it, and slots that are not named stay as they are. */
  emails: z.array(contactEmail).max(3).optional(),
  phones: z.array(contactPhone).max(19).optional(),
  addresses: z.array(postalAddress).max(3).optional(),
  bodyText: z.string().max(100_000).optional(),
  categories: z.array(word).max(50).optional(),
  isPrivate: z.boolean().optional(),
});
export type ContactChange = z.output<typeof contactChange>;
