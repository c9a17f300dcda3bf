import type { EditedField } from '../../../shared/failure.ts';
import type { MeetingChange, MeetingTime } from '../../../shared/model/calendar.ts';
import type { Person } from '../../../shared/model/identity.ts';
import { nameOf } from '../../../shared/same-person.ts';
import type { Base } from './bases.ts';

/** A field of a meeting that a person can change, in the order in which conflicts are shown. */
type Field = Extract<EditedField['field'], keyof MeetingChange>;
const FIELDS: readonly Field[] = [
  'subject',
  'time',
  'location',
  'required',
  'optional',
  'freeBusy',
  'bodyText',
];

/**
 * The fields that a person changed and somebody else changed too, to something else. Empty means that the change may be
 * written onto `theirs`, the server's version now: nobody's work is lost by it. Without `base`, the version that the
 * person began with, every difference counts.
 */
export function collisions(base: Base | null, mine: MeetingChange, theirs: Base): EditedField[] {
  return FIELDS.flatMap((field) => {
    const wanted = wantedText(mine, field);
    if (wanted === null) return [];
    const now = textOf(theirs, field);
    const before = base === null ? null : textOf(base, field);
    if (now === null || before === now || isSame(wanted, now)) return [];
    return [{ field, base: before, mine: wanted, theirs: now }];
  });
}

function wantedText(change: MeetingChange, field: Field): string | null {
  switch (field) {
    case 'time':
      return change.time === undefined ? null : timeText(change.time);
    case 'required':
    case 'optional':
      return change[field] === undefined ? null : peopleText(change[field]);
    default:
      return change[field] ?? null;
  }
}

/** Null where this version does not tell. */
function textOf(item: Base, field: Field): string | null {
  switch (field) {
    case 'time':
      return item.isAllDay && item.dates !== null
        ? `${item.dates.first}/${item.dates.last} ${item.timeZone ?? ''}`.trim()
        : `${item.start}/${item.end} ${item.timeZone ?? ''}`.trim();
    case 'required':
    case 'optional':
      return item[field] === undefined ? null : peopleText(item[field]);
    default:
      return item[field] ?? null;
  }
}

function timeText(time: MeetingTime): string {
  if (time.kind === 'all-day') return `${time.first}/${time.last} ${time.timeZone}`;
  const [start, end] = [time.start, time.end].map((instant) => new Date(instant).toISOString());
  return `${start}/${end} ${time.timeZone}`;
}

/** Who is asked, whatever they answered and in whatever order they stand. */
function peopleText(people: readonly Person[]): string {
  return people
    .map((person) =>
      person.address === '' ? nameOf(person) : (person.primary ?? person.address).toLowerCase(),
    )
    .toSorted()
    .join(', ');
}

/** Servers end lines and texts in ways of their own. */
function isSame(one: string, other: string): boolean {
  return one.replaceAll('\r\n', '\n').trim() === other.replaceAll('\r\n', '\n').trim();
}
