import { z } from 'zod';

/** Exchange's levels; the two free/busy ones are for calendars only, `Custom` is any other mix of rights. */
export const permissionLevel = z.enum([
  'None',
  'Owner',
  'PublishingEditor',
  'Editor',
  'PublishingAuthor',
  'Author',
  'NoneditingAuthor',
  'Reviewer',
  'Contributor',
  'FreeBusyTimeOnly',
  'FreeBusyTimeAndSubjectAndLocation',
  'Custom',
]);
export type PermissionLevel = z.output<typeof permissionLevel>;

/** The single rights that a level stands for. */
export const permissionRights = z.strictObject({
  createItems: z.boolean(),
  createSubfolders: z.boolean(),
  isOwner: z.boolean(),
  isVisible: z.boolean(),
  isContact: z.boolean(),
  /** `Owned`: what this person made; `All`: everybody's. */
  editItems: z.enum(['None', 'Owned', 'All']),
  deleteItems: z.enum(['None', 'Owned', 'All']),
  /** The two in the middle are for calendars only. */
  readItems: z.enum(['None', 'TimeOnly', 'TimeAndSubjectAndLocation', 'FullDetails']),
});
export type PermissionRights = z.output<typeof permissionRights>;

/** Whom a permission is for. */
export const grantee = z.discriminatedUnion('grantee', [
  /** Everybody in the organisation who is not named. */
  z.strictObject({ grantee: z.literal('default') }),
  z.strictObject({ grantee: z.literal('anonymous') }),
  z.strictObject({
    grantee: z.literal('person'),
    name: z.string(),
    /** Empty where Exchange knows only a SID: somebody who has been deleted. */
    address: z.string(),
    sid: z.string().nullable(),
  }),
  /** Somebody of another organisation, by Exchange's own name for them. */
  z.strictObject({ grantee: z.literal('external'), name: z.string(), identity: z.string() }),
]);
export type Grantee = z.output<typeof grantee>;

/** One line of a folder's permissions. */
export const folderPermission = z.strictObject({
  to: grantee,
  level: permissionLevel,
  rights: permissionRights,
});
export type FolderPermission = z.output<typeof folderPermission>;
