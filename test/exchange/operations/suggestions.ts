import { utcToLocal } from '../calendar/time-zone.ts';
import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { readDateTime } from '../schema/date-time.ts';
import type { Item, Mailbox } from '../store/types.ts';
import { child, childText } from '../xml/node.ts';
import type { XmlNode } from '../xml/node.ts';
import { element } from '../xml/write.ts';
import { statusBetween } from './free-busy.ts';

/** One of those who are to meet. `events` is undefined where nothing can be known. */
export interface Invitee {
  readonly mailbox: Mailbox | undefined;
  readonly type: string;
  readonly events: readonly Item[] | undefined;
}

/** What is asked of suggestions; times in ms since 1970. */
export interface SuggestionsAsked {
  readonly from: number;
  readonly to: number;
  readonly length: number;
  readonly goodThreshold: number;
  readonly perDay: number;
  readonly outsidePerDay: number;
  readonly least: Quality;
  /** Offset of the request's zone from UTC in ms, by instant. */
  readonly offset: (instant: number) => number;
}

const qualities = ['Poor', 'Fair', 'Good', 'Excellent'] as const;
type Quality = (typeof qualities)[number];
const minute = 60_000;
const day = 86_400_000;
const step = 30 * minute;

/** Reads t:SuggestionsViewOptions; the window is whole days of the request's zone. */
export function readSuggestions(
  node: XmlNode,
  offset: (instant: number) => number,
): Outcome<SuggestionsAsked> {
  const time = (name: string) => {
    const wall = readDateTime(childText(child(node, 'DetailedSuggestionsWindow'), name) ?? '', 'UTC') ?? 0;
    return wall - offset(wall);
  };
  const number = (name: string, usual: number) => Number(childText(node, name) ?? usual);
  const [from, to] = [time('StartTime'), time('EndTime')];
  const [length, goodThreshold] = [number('MeetingDurationInMinutes', 60), number('GoodThreshold', 25)];
  if (to <= from || to - from > 62 * day)
    return refuse('ErrorInvalidTimeInterval', 'The time window is invalid.');
  if (length < 30 || length > 1440 || goodThreshold < 1 || goodThreshold > 49)
    return refuse('ErrorMeetingSuggestionGenerationFailed', 'The suggestion options are out of range.');
  return done({
    from,
    to,
    length: length * minute,
    goodThreshold,
    perDay: number('MaximumResultsByDay', 10),
    outsidePerDay: number('MaximumNonWorkHourResultsByDay', 0),
    least: qualities.find((one) => one === childText(node, 'MinimumSuggestionQuality')?.trim()) ?? 'Fair',
    offset,
  });
}

interface Slot {
  readonly start: number;
  readonly isWorkTime: boolean;
  readonly quality: Quality;
  readonly conflicts: string;
}

/** t:SuggestionDayResultArray: for each day the best times, best first. */
export function writeSuggestions(asked: SuggestionsAsked, invitees: readonly Invitee[]): string {
  const days: string[] = [];
  for (
    let wall = asked.from + asked.offset(asked.from);
    wall < asked.to + asked.offset(asked.to);
    wall += day
  ) {
    const slots = slotsOf(wall, asked, invitees);
    const found = slots.filter((one) => rank(one.quality) >= rank(asked.least)).toSorted(bestFirst);
    const inside = found.filter((one) => one.isWorkTime).slice(0, asked.perDay);
    const outside = found.filter((one) => !one.isWorkTime).slice(0, asked.outsidePerDay);
    const chosen = [...inside, ...outside].slice(0, asked.perDay).toSorted(bestFirst);
    const quality = chosen[0]?.quality ?? 'Poor';
    days.push(
      element(
        't:SuggestionDayResult',
        element('t:Date', written(wall)) +
          element('t:DayQuality', quality) +
          element('t:SuggestionArray', chosen.map((one) => writeSlot(one, asked)).join('')),
      ),
    );
  }
  return element('m:SuggestionDayResultArray', days.join(''));
}

function rank(quality: Quality): number {
  return qualities.indexOf(quality);
}

function bestFirst(a: Slot, b: Slot): number {
  return rank(b.quality) - rank(a.quality) || a.start - b.start;
}

function written(wall: number): string {
  return new Date(wall).toISOString().slice(0, 19);
}

function writeSlot({ start, isWorkTime, quality, conflicts }: Slot, { offset }: SuggestionsAsked): string {
  return element(
    't:Suggestion',
    element('t:MeetingTime', written(start + offset(start))) +
      element('t:IsWorkTime', String(isWorkTime)) +
      element('t:SuggestionQuality', quality) +
      element('t:AttendeeConflictDataArray', conflicts),
  );
}

const isBusy = (state: string | undefined) => state === 'Busy' || state === 'OOF' || state === 'Tentative';

function slotsOf(wall: number, asked: SuggestionsAsked, invitees: readonly Invitee[]): Slot[] {
  const slots: Slot[] = [];
  for (let at = wall; at < wall + day; at += step) {
    const start = at - asked.offset(at);
    const end = start + asked.length;
    if (start < asked.from || end > asked.to) continue;
    const states = invitees.map((one) => (one.events ? statusBetween(one.events, start, end) : undefined));
    const known = states.filter((state) => state !== undefined);
    const share = known.length === 0 ? 0 : (known.filter(isBusy).length / known.length) * 100;
    const organizerIsBusy = invitees.some((one, index) => one.type === 'Organizer' && isBusy(states[index]));
    slots.push({
      start,
      isWorkTime: invitees.every((one) => !one.mailbox || isWorking(one.mailbox, start, end)),
      quality: organizerIsBusy ? 'Poor' : qualityOf(share, asked.goodThreshold),
      conflicts: states
        .map((state) =>
          state === undefined
            ? '<t:UnknownAttendeeConflictData/>'
            : element('t:IndividualAttendeeConflictData', element('t:BusyType', state)),
        )
        .join(''),
    });
  }
  return slots;
}

function qualityOf(conflicting: number, goodThreshold: number): Quality {
  if (conflicting === 0) return 'Excellent';
  if (conflicting <= goodThreshold) return 'Good';
  return conflicting < 50 ? 'Fair' : 'Poor';
}

/** Monday to Friday, nine to five in the mailbox's own zone; rooms have no working hours. */
function isWorking({ person }: Mailbox, start: number, end: number): boolean {
  if (person.kind === 'room') return true;
  const wall = utcToLocal(start, person.timeZone);
  const minutes = (((wall % day) + day) % day) / minute;
  const weekday = new Date(wall).getUTCDay();
  return weekday > 0 && weekday < 6 && minutes >= 540 && minutes + (end - start) / minute <= 1020;
}
