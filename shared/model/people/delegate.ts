import { z } from 'zod';
import { address } from '../identity.ts';

/** What a delegate may do in one folder, as Outlook offers it. `Custom` is read only: it says that it is another mix. */
export const delegateLevel = z.enum(['None', 'Reviewer', 'Author', 'Editor']);
export type DelegateLevel = z.output<typeof delegateLevel>;

/** The folders that a delegate has levels for. */
export const delegateFolders = ['calendar', 'tasks', 'inbox', 'contacts', 'notes', 'journal'] as const;
export type DelegateFolder = (typeof delegateFolders)[number];

/** Whom the requests for meetings with the owner go to. */
export const meetingDelivery = z.enum([
  'DelegatesOnly',
  'DelegatesAndMe',
  'DelegatesAndSendInformationToMe',
  'NoForward',
]);
export type MeetingDelivery = z.output<typeof meetingDelivery>;

/** A delegate to be added or changed. A folder that is not named keeps its level; a new delegate gets None there. */
export const delegateSettings = z.strictObject({
  address,
  levels: z.partialRecord(z.enum(delegateFolders), delegateLevel),
  /** Gets copies of the owner's meeting messages; takes the level Editor on the calendar. */
  receivesCopies: z.boolean(),
  viewPrivateItems: z.boolean(),
});
export type DelegateSettings = z.output<typeof delegateSettings>;
