import type { TaskChange } from '../../../shared/model/task.ts';
import { element, type Xml } from '../xml/xml.ts';
import { bodyElement } from './body.ts';
import { categoriesElement } from './categories.ts';
import { singleLine } from './header-values.ts';
import { midnightOf } from './midnight.ts';
import { recurrenceElement } from './recurrence.ts';
import type { FieldUri } from './shape.ts';

/** One property of a task: its path, and its element, or null where it is to be empty. */
export interface TaskProperty {
  readonly field: FieldUri;
  readonly value: Xml | null;
}

/** The touched properties of a task that every kind of item has, in the schema's order. */
export function commonTaskProperties(change: TaskChange): TaskProperty[] {
  return [
    ...property(change.subject, 'item:Subject', (subject) => element('t:Subject', singleLine(subject))),
    ...property(change.isPrivate, 'item:Sensitivity', (isPrivate) =>
      element('t:Sensitivity', isPrivate ? 'Private' : 'Normal'),
    ),
    ...property(change.bodyText, 'item:Body', (content) => bodyElement({ type: 'text', content })),
    ...property(change.categories, 'item:Categories', categoriesElement),
    ...property(change.importance, 'item:Importance', (importance) => element('t:Importance', importance)),
    ...reminder(change.reminderAt),
  ];
}

/** The touched properties that only tasks have, in the schema's order. */
export function ownTaskProperties(change: TaskChange): TaskProperty[] {
  return [
    ...day(change.dueDate, 'DueDate'),
    ...property(change.percentComplete, 'task:PercentComplete', (percent) =>
      element('t:PercentComplete', String(percent)),
    ),
    ...property(change.recurrence, 'task:Recurrence', (recurrence) =>
      recurrence === null ? null : recurrenceElement(recurrence),
    ),
    ...day(change.startDate, 'StartDate'),
    ...property(change.status, 'task:Status', (status) => element('t:Status', status)),
  ];
}

function day(value: string | null | undefined, name: 'DueDate' | 'StartDate'): TaskProperty[] {
  return property(value, `task:${name}`, (date) =>
    date === null ? null : element(`t:${name}`, midnightOf(date)),
  );
}

/** A reminder is taken away by its flag; the time that it had stays. */
function reminder(at: string | null | undefined): TaskProperty[] {
  const isSet = property(at, 'item:ReminderIsSet', (time) =>
    element('t:ReminderIsSet', String(time !== null)),
  );
  if (at === null || at === undefined) return isSet;
  return [{ field: 'item:ReminderDueBy', value: element('t:ReminderDueBy', at) }, ...isSet];
}

function property<T>(value: T | undefined, field: FieldUri, write: (value: T) => Xml | null): TaskProperty[] {
  return value === undefined ? [] : [{ field, value: write(value) }];
}
