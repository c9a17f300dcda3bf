import { datesOf } from '../calendar/recurrence.ts';
import type { ItemValues } from '../schema/codecs.ts';

const day = 86_400_000;

/** The properties of a task that says nothing about itself. */
export const taskDefaults: ItemValues = {
  Status: 'NotStarted',
  PercentComplete: 0,
  ChangeCount: 1,
  IsTeamTask: false,
  DelegationState: 'NoMatch',
};

/**
 * Status, PercentComplete, CompleteDate and IsComplete follow each other: what the change named (`names`) leads.
 * See <https://learn.microsoft.com/openspecs/exchange_server_protocols/ms-oxotask/>.
 */
export function taskState(now: number, values: ItemValues, names: readonly string[] = []): ItemValues {
  const { CompleteDate: doneOn, ...rest } = values;
  const leads = (name: string) => names.length === 0 || names.includes(name);
  const isDone =
    (leads('Status') && values.Status === 'Completed') ||
    (leads('PercentComplete') && values.PercentComplete === 100) ||
    (leads('CompleteDate') && doneOn !== undefined) ||
    (!['Status', 'PercentComplete', 'CompleteDate'].some((name) => names.includes(name)) &&
      values.IsComplete === true);
  const common = { ...rest, IsComplete: isDone, IsRecurring: values.Recurrence !== undefined };
  if (isDone)
    return {
      ...common,
      Status: 'Completed',
      PercentComplete: 100,
      CompleteDate: doneOn ?? Math.floor(now / day) * day,
    };
  const percent = values.PercentComplete === 100 ? 0 : (values.PercentComplete ?? 0);
  const wasDone = values.Status === undefined || values.Status === 'Completed';
  return {
    ...common,
    PercentComplete: percent,
    Status: wasDone ? (percent > 0 ? 'InProgress' : 'NotStarted') : (values.Status ?? 'NotStarted'),
  };
}

/**
 * A recurring task moved to its next time; `undefined` when there is none left. A regenerating one counts from the
 * day on which the last was done.
 */
export function nextTask(now: number, values: ItemValues): ItemValues | undefined {
  const { Recurrence: recurrence, DueDate: due, StartDate: start } = values;
  if (!recurrence) return undefined;
  const last = Math.floor((due ?? start ?? now) / day) * day;
  const isRegenerating = recurrence.pattern.type.endsWith('Regeneration');
  const from = isRegenerating
    ? new Date(Math.floor(now / day) * day).toISOString().slice(0, 10)
    : recurrence.startDate;
  const after = isRegenerating ? Math.floor(now / day) * day : last;
  for (const date of datesOf({ ...recurrence, startDate: from })) {
    if (date <= after) continue;
    const { CompleteDate: _done, ...rest } = values;
    return {
      ...rest,
      ...(start === undefined ? {} : { StartDate: start + (date - last) }),
      DueDate: due === undefined ? date : due + (date - last),
      Status: 'NotStarted',
      PercentComplete: 0,
      IsComplete: false,
      IsRecurring: true,
    };
  }
  return undefined;
}
