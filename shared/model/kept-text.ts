import { z } from 'zod';
import { calendarItem, newMeeting } from './calendar.ts';
import { instant, localDate, person } from './identity.ts';
import { draft, sendMode } from './sending.ts';

/** Characters of one text that are kept; more than may be sent, so that nothing that a form holds is left out. */
const MOST_TEXT = 4_000_000;
const people = z.array(person).max(2000);

/** Text in fields for people that is nobody yet, by the field's label: kept like the rest, so that nobody is left out. */
const leftovers = z.record(z.string().max(40), z.string().max(MOST_TEXT)).optional();

/** A letter that is written and not sent, as its form holds it. */
export const letterText = z.strictObject({
  form: z.literal('letter'),
  /** Names the form it was written in, as `message.send` has it. */
  letterId: z.string().min(1).max(100),
  draft,
  mode: sendMode,
  to: people,
  cc: people,
  bcc: people,
  leftovers,
  subject: z.string().max(10_000),
  body: z.string().max(MOST_TEXT),
  /** Put aside, so that other mail can be read: a bar stands for it. */
  isAside: z.boolean(),
  /** `unknown`: it may have been sent, so it is never sent from this form again. */
  sending: z.enum(['writing', 'unknown']),
});
export type LetterText = z.output<typeof letterText>;

/** A meeting form as a person left it: what is typed, before it is held to anything. */
export const meetingFormValues = z.strictObject({
  subject: z.string().max(10_000),
  location: z.string().max(10_000),
  required: people,
  optional: people,
  isAllDay: z.boolean(),
  firstDate: z.union([localDate, z.string().max(40)]),
  lastDate: z.union([localDate, z.string().max(40)]),
  startTime: z.string().max(40),
  endTime: z.string().max(40),
  timeZone: z.string().max(200),
  freeBusy: newMeeting.shape.freeBusy,
  isPrivate: z.boolean(),
  bodyText: z.string().max(MOST_TEXT),
});

/** A meeting that is being made or changed and was not saved; `item` is the one that is changed. */
export const meetingText = z.strictObject({
  form: z.literal('meeting'),
  item: calendarItem.nullable(),
  before: meetingFormValues,
  values: meetingFormValues,
  leftovers,
});
export type MeetingText = z.output<typeof meetingText>;

/** What a person has written in a form and not sent. One of each kind for each mailbox. */
export const unsentText = z.discriminatedUnion('form', [letterText, meetingText]);
export type UnsentText = z.output<typeof unsentText>;
export type TextForm = UnsentText['form'];

/** A text with when it was kept. */
export const keptText = z.strictObject({ keptAt: instant, text: unsentText });
export type KeptText = z.output<typeof keptText>;

/** Where a text is kept: sealed on the disk, or in memory until the program ends, because there is no key or no room. */
export const keptIn = z.enum(['disk', 'memory']);
export type KeptIn = z.output<typeof keptIn>;
