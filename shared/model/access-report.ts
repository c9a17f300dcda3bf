import { z } from 'zod';
import { advice, failure } from '../failure.ts';
import { person } from './identity.ts';

/** One verb that a person may or may not do in this session, and why not. */
export const capability = z.strictObject({
  verb: z.string(),
  isAllowed: z.boolean(),
  /** True where Exchange tells only by trying. */
  isGuess: z.boolean(),
  whyNot: advice.nullable(),
});
export type Capability = z.output<typeof capability>;

/** One delegate as GetDelegate lists them. */
export const delegateEntry = z.strictObject({
  person,
  viewPrivateItems: z.boolean(),
  receivesCopies: z.boolean(),
  /** Levels by folder: calendar, tasks, inbox, contacts, notes, journal. */
  levels: z.record(z.string(), z.string()),
});
export type DelegateEntry = z.output<typeof delegateEntry>;

/** The Access place of a mailbox: what this session may do, and who else may. */
export const accessReport = z.strictObject({
  capabilities: z.array(capability),
  delegates: z.discriminatedUnion('delegates', [
    z.strictObject({
      delegates: z.literal('known'),
      list: z.array(delegateEntry),
      /** Entries that Exchange itself could not read: left behind by people who are gone. */
      unreadable: z.number().int(),
      deliverMeetingRequests: z.string().nullable(),
    }),
    z.strictObject({ delegates: z.literal('refused'), failure }),
  ]),
});
export type AccessReport = z.output<typeof accessReport>;
