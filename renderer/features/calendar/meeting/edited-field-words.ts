import type { EditedField } from '../../../../shared/failure.ts';
import { dateTimeWords } from '../../../components/words/time-words.ts';

const names: Readonly<Record<EditedField['field'], string>> = {
  subject: 'Subject',
  location: 'Place',
  time: 'Time',
  required: 'Required people',
  optional: 'Optional people',
  bodyText: 'Text',
  freeBusy: 'Shown as',
  isRead: 'Read',
  flag: 'Flag',
  categories: 'Categories',
};

/** What a field is called in the forms. */
export function fieldName(field: EditedField['field']): string {
  return names[field];
}

/** A field's value for people: a time as date and clock, anything empty as "nothing". */
export function fieldText(field: EditedField['field'], value: string): string {
  if (value === '') return 'Nothing';
  return field === 'time' ? timeText(value) : value;
}

/** `start/end zone` in ISO 8601 to "Tue 24 Nov 2026, 09:00 – Tue 24 Nov 2026, 10:00 (Europe/Berlin)". */
function timeText(value: string): string {
  const [span = '', zone = ''] = value.split(' ');
  const [start = '', end = ''] = span.split('/');
  return `${momentText(start)} – ${momentText(end)}${zone === '' ? '' : ` (${zone})`}`;
}

/** An instant as date and clock; a date, and what is neither, as it stands. */
function momentText(moment: string): string {
  return moment.includes('T') && !Number.isNaN(Date.parse(moment)) ? dateTimeWords(moment) : moment;
}
