import { taskStatus, type Task, type TaskRow } from '../../../shared/model/task.ts';
import { booleanOf, instantOf, wordOf } from '../soap/values.ts';
import { child, childText, type XmlElement } from '../xml/xml-element.ts';
import { readCategories, readImportance, readSensitivity, type Sensitivity } from './item-properties.ts';
import { readItemReference, readParentFolderId } from './item-reference.ts';
import { dayOf } from './midnight.ts';
import { readAttachments } from './read-attachment.ts';
import { readTaskRecurrence } from './read-recurrence.ts';
import type { FieldUri } from './shape.ts';

/** A task as the server gave it, with what the session needs to prove the mailbox and to hide what is private. */
export interface FoundTask<T extends TaskRow = TaskRow> {
  /** Complete: nothing is hidden yet, whatever the sensitivity is. */
  readonly task: T;
  readonly sensitivity: Sensitivity;
  /** Null where the server leaves it out. */
  readonly parentFolderId: string | null;
}

/** The properties that `readTaskRow` reads. */
export const taskRowFields: readonly FieldUri[] = [
  'item:ParentFolderId',
  'item:Subject',
  'item:Sensitivity',
  'item:Categories',
  'item:Importance',
  'item:HasAttachments',
  'task:CompleteDate',
  'task:DueDate',
  'task:IsComplete',
  'task:IsRecurring',
  'task:PercentComplete',
  'task:StartDate',
  'task:Status',
];

/** The properties that `readTask` reads. */
export const taskFields: readonly FieldUri[] = [
  ...taskRowFields,
  'item:Body',
  'item:Attachments',
  'item:ReminderDueBy',
  'item:ReminderIsSet',
  'task:Owner',
  'task:Recurrence',
];

/**
 * Reads a `Task` as a row; null without an id. A status that we do not know is NotStarted, unless the server says that
 * the task is complete.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/task
 */
export function readTaskRow(item: XmlElement): FoundTask | null {
  const reference = readItemReference(item);
  if (reference === null) return null;
  const text = (name: string): string | null => childText(item, name);
  const isFlag = (name: string): boolean => booleanOf(text(name)) ?? false;
  const isComplete = isFlag('IsComplete') || text('Status') === 'Completed';
  const task: TaskRow = {
    ...reference,
    isHidden: false,
    subject: text('Subject') ?? '',
    status: wordOf(text('Status'), taskStatus.options, isComplete ? 'Completed' : 'NotStarted'),
    percentComplete: readPercent(text('PercentComplete')) ?? (isComplete ? 100 : 0),
    isComplete,
    startDate: dayOf(text('StartDate')),
    dueDate: dayOf(text('DueDate')),
    completeDate: dayOf(text('CompleteDate')),
    isRecurring: isFlag('IsRecurring'),
    importance: readImportance(text('Importance')),
    hasAttachments: isFlag('HasAttachments'),
    categories: readCategories(child(item, 'Categories')),
  };
  return {
    task,
    sensitivity: readSensitivity(text('Sensitivity')),
    parentFolderId: readParentFolderId(item),
  };
}

/** Reads a whole `Task` with its body, which was asked for as text; null where `readTaskRow` gives null. */
export function readTask(item: XmlElement): FoundTask<Task> | null {
  const found = readTaskRow(item);
  if (found === null) return null;
  const hasReminder = booleanOf(childText(item, 'ReminderIsSet')) ?? false;
  const recurrence = child(item, 'Recurrence');
  const task: Task = {
    ...found.task,
    isRecurring: found.task.isRecurring || recurrence !== null,
    owner: childText(item, 'Owner') ?? '',
    bodyText: childText(item, 'Body') ?? '',
    reminderAt: hasReminder ? instantOf(childText(item, 'ReminderDueBy')) : null,
    recurrence: readTaskRecurrence(recurrence),
    attachments: readAttachments(child(item, 'Attachments')).attachments,
  };
  return { ...found, task };
}

/** `xs:double` between 0 and 100. */
function readPercent(text: string | null): number | null {
  const value = /^\s*\d{1,3}(?:\.\d{1,20})?\s*$/u.test(text ?? '') ? Number(text) : Number.NaN;
  return value >= 0 && value <= 100 ? value : null;
}
