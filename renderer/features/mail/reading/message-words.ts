import type { MessageRow } from '../../../../shared/model/message.ts';
import { dateOfDay, dayNumber } from '../../../../shared/time/dates.ts';
import { todayIn } from '../../../../shared/time/zones.ts';
import { offsetWords, zonedWords } from '../../../components/words/date-format.ts';
import { clockWords } from '../../../components/words/time-words.ts';
import { nameOf } from '../../../../shared/same-person.ts';
import { displayText } from '../body/display-text.ts';

/** The day of an instant (milliseconds since 1970) in a zone: "2026-11-24". */
export function dayIn(zone: string, now: number): string {
  return dateOfDay(todayIn(zone, now));
}

/**
 * When a message came, as short as a list can have it: the time today, "Yesterday", the weekday within the last
 * week, day and month this year, and the whole date before. Empty where the server gave none. `today` is a day in the zone.
 */
export function rowDate(receivedAt: string | null, today: string, timeZone: string): string {
  if (receivedAt === null) return '';
  const instant = Date.parse(receivedAt);
  const date = dayIn(timeZone, instant);
  const days = dayNumber(today) - dayNumber(date);
  if (days === 0) return clockWords(receivedAt, timeZone);
  if (days === 1) return 'Yesterday';
  if (days > 1 && days < 7) return zonedWords(instant, timeZone, { weekday: 'short' });
  const isThisYear = today.slice(0, 4) === date.slice(0, 4);
  return zonedWords(instant, timeZone, isThisYear ? dayAndMonth : { ...dayAndMonth, year: 'numeric' });
}

const dayAndMonth = { day: 'numeric', month: 'short' } as const;

/** A moment in full with its zone: "Tue 24 November 2026, 10:02, Lagos (UTC+01:00)". */
export function fullDate(instant: string, zone: string): string {
  const at = Date.parse(instant);
  const parts = { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' } as const;
  const date = zonedWords(at, zone, parts).replace(',', '');
  const city = zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
  const place = zone === 'UTC' ? 'UTC' : `${city} (${offsetWords(at, zone).replace(/^UTC$/u, 'UTC+00:00')})`;
  return `${date}, ${clockWords(instant, zone)}, ${place}`;
}

/** Bytes for people: "812 B", "24 KB", "1.3 MB". */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** Whom a row names: the sender, or in Sent Items and Drafts the recipients. */
export function rowName(row: MessageRow, isOutgoing: boolean): string {
  if (row.isHidden) return 'Private';
  if (isOutgoing) return row.to === '' ? 'No recipients' : displayText(row.to).text;
  const from = row.from ?? row.sender;
  if (from === null) return 'Unknown sender';
  return displayText(nameOf(from)).text;
}

/** What a screen reader says of a row, the state before the content. */
export function spokenRow(row: MessageRow, isOutgoing: boolean, date: string): string {
  if (row.isHidden) return `Private message, hidden, ${date}`;
  const facts = [
    row.isRead ? '' : 'Unread',
    row.lastAct === undefined ? '' : row.lastAct === 'answered' ? 'Answered' : 'Forwarded',
    row.importance === 'High' ? 'high importance' : '',
    row.flag === 'Flagged' ? 'flagged' : '',
    row.hasAttachments ? 'has attachments' : '',
    rowName(row, isOutgoing),
    row.subject === '' ? 'no subject' : displayText(row.subject).text,
    date,
    row.categories.length > 0 ? `categories ${row.categories.join(', ')}` : '',
  ];
  return facts.filter((fact) => fact !== '').join(', ');
}
