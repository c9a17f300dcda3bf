import { z } from 'zod';
import { changeKey, instant, itemId, localDate } from './identity.ts';
import { attachment } from './message.ts';
import { taskRecurrence } from './recurrence.ts';

export const taskStatus = z.enum(['NotStarted', 'InProgress', 'Completed', 'WaitingOnOthers', 'Deferred']);
export type TaskStatus = z.output<typeof taskStatus>;

const importance = z.enum(['Low', 'Normal', 'High']);

/** One row of a list of tasks. A hidden row is private: main has taken out everything that tells what it is. */
export const taskRow = z.strictObject({
  itemId,
  changeKey,
  isHidden: z.boolean(),
  subject: z.string(),
  status: taskStatus,
  /** 0 to 100. */
  percentComplete: z.number(),
  isComplete: z.boolean(),
  /** Days without a zone, as Exchange means them. */
  startDate: localDate.nullable(),
  dueDate: localDate.nullable(),
  completeDate: localDate.nullable(),
  isRecurring: z.boolean(),
  importance,
  hasAttachments: z.boolean(),
  categories: z.array(z.string()),
});
export type TaskRow = z.output<typeof taskRow>;

/** A whole task. */
export const task = taskRow.extend({
  /** Whose task it is, by name, where Exchange says. */
  owner: z.string(),
  bodyText: z.string(),
  reminderAt: instant.nullable(),
  /** Null where there is none, and where it is of a kind that this program does not know. */
  recurrence: taskRecurrence.nullable(),
  attachments: z.array(attachment),
});
export type Task = z.output<typeof task>;

/** What a person fills in or touches of a task; absent keys stay as they are, null and an empty list delete. */
export const taskChange = z.strictObject({
  subject: z.string().max(255).optional(),
  bodyText: z.string().max(100_000).optional(),
  status: taskStatus.optional(),
  percentComplete: z.number().int().min(0).max(100).optional(),
  startDate: localDate.nullable().optional(),
  dueDate: localDate.nullable().optional(),
  importance: importance.optional(),
  categories: z.array(z.string().max(255)).max(50).optional(),
  reminderAt: instant.nullable().optional(),
  recurrence: taskRecurrence.nullable().optional(),
  isPrivate: z.boolean().optional(),
});
export type TaskChange = z.output<typeof taskChange>;
