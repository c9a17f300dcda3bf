import { biasesOf, transitionsOf } from '../calendar/time-zone.ts';
import { idOf } from '../store/items.ts';
import type { Item } from '../store/types.ts';
import { child, childText } from '../xml/node.ts';
import type { XmlNode } from '../xml/node.ts';
import { element, textElement } from '../xml/write.ts';

const digits: Readonly<Record<string, string>> = {
  Free: '0',
  Tentative: '1',
  Busy: '2',
  OOF: '3',
  WorkingElsewhere: '4',
  NoData: '4',
};
const dayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
const minute = 60_000;

/** One digit for each interval of a window: the busiest that falls in it. */
export function mergedFreeBusy(
  events: readonly Item[],
  { from, to, interval }: { readonly from: number; readonly to: number; readonly interval: number },
): string {
  let merged = '';
  for (let start = from; start < to; start += interval * minute) {
    const end = start + interval * minute;
    let digit = '0';
    for (const { values } of events) {
      const own = digits[values.LegacyFreeBusyStatus ?? 'Busy'] ?? '2';
      if ((values.Start ?? 0) < end && (values.End ?? 0) > start && own !== '4' && own > digit) digit = own;
    }
    merged += digit;
  }
  return merged;
}

/** t:LegacyFreeBusyType of a span: the busiest that falls in it. */
export function statusBetween(events: readonly Item[], start: number, end: number): string {
  const digit = mergedFreeBusy(events, { from: start, to: end, interval: (end - start) / minute });
  return ['Free', 'Tentative', 'Busy', 'OOF'][Number(digit)] ?? 'Free';
}

/** t:CalendarEvent, in wall clock of the request's zone; details as far as the level allows. */
export function writeEvent(
  item: Item,
  { offset, level }: { readonly offset: (instant: number) => number; readonly level: string },
): string {
  const { values } = item;
  const wall = (instant = 0) => new Date(instant + offset(instant)).toISOString().slice(0, 19);
  const isPrivate = values.Sensitivity === 'Private';
  const details =
    level === 'TimeOnly'
      ? ''
      : element(
          't:CalendarEventDetails',
          (level === 'FullDetails'
            ? element('t:ID', Buffer.from(idOf(item), 'base64').toString('hex').toUpperCase())
            : '') +
            (isPrivate
              ? ''
              : textElement('t:Subject', values.Subject ?? '') +
                textElement('t:Location', values.Location ?? '')) +
            element('t:IsMeeting', String(values.IsMeeting ?? false)) +
            element('t:IsRecurring', String(item.occurrence !== undefined)) +
            element('t:IsException', String(values.CalendarItemType === 'Exception')) +
            element('t:IsReminderSet', String(values.ReminderIsSet ?? false)) +
            element('t:IsPrivate', String(isPrivate)),
        );
  return element(
    't:CalendarEvent',
    element('t:StartTime', wall(values.Start)) +
      element('t:EndTime', wall(values.End)) +
      element('t:BusyType', values.LegacyFreeBusyStatus ?? 'Busy') +
      details,
  );
}

function number(node: XmlNode | undefined, name: string): number {
  return Number(childText(node, name) ?? 0);
}

/** t:TimeZone of the request (biases and rules spelt out) as offsets from UTC in ms; UTC without one. */
export function readZoneBias(zone: XmlNode | undefined): (instant: number) => number {
  const [standard, daylight] = [child(zone, 'StandardTime'), child(zone, 'DaylightTime')];
  const bias = number(zone, 'Bias');
  const change = (rule: XmlNode | undefined, year: number, before: number) => {
    const [hour = 0, minutes = 0] = (childText(rule, 'Time') ?? '0:0').split(':').map(Number);
    const day = nthDay(year, number(rule, 'Month') - 1, {
      weekday: childText(rule, 'DayOfWeek')?.trim() ?? 'Sunday',
      order: number(rule, 'DayOrder'),
    });
    return day + (hour * 60 + minutes + bias + before) * minute;
  };
  return (instant) => {
    const isFixed = !zone || number(daylight, 'Month') === 0 || number(standard, 'Month') === 0;
    if (isFixed) return -(bias + number(standard, 'Bias')) * minute;
    const year = new Date(instant).getUTCFullYear();
    const toDaylight = change(daylight, year, number(standard, 'Bias'));
    const toStandard = change(standard, year, number(daylight, 'Bias'));
    const isDaylight =
      toDaylight < toStandard
        ? instant >= toDaylight && instant < toStandard
        : instant >= toDaylight || instant < toStandard;
    return -(bias + number(isDaylight ? daylight : standard, 'Bias')) * minute;
  };
}

function nthDay(
  year: number,
  month: number,
  { weekday, order }: { readonly weekday: string; readonly order: number },
): number {
  const wanted = dayNames.findIndex((name) => name === weekday);
  const first = new Date(Date.UTC(year, month, 1)).getUTCDay();
  const date = 1 + ((wanted - first + 7) % 7) + (order - 1) * 7;
  const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, date > length ? date - 7 : date);
}

/** t:WorkingHours: Monday to Friday, nine to five, in the mailbox's own zone. */
export function writeWorkingHours(zone: string): string {
  const { standard, daylight } = biasesOf(Date.UTC(2026, 0, 1), zone);
  const transitions = transitionsOf(2026, zone);
  const rule = (isDaylight: boolean) => {
    const offset = -(isDaylight ? daylight : standard) * minute;
    const found = transitions.find((one) => one.toOffset === offset);
    const wall = found ? new Date(found.at - (isDaylight ? standard : daylight) * minute) : undefined;
    const week = wall ? Math.ceil(wall.getUTCDate() / 7) : 0;
    return (
      element('t:Bias', String(isDaylight ? daylight - standard : 0)) +
      element('t:Time', wall ? wall.toISOString().slice(11, 19) : '00:00:00') +
      element('t:DayOrder', String(wall && wall.getUTCDate() > 24 ? 5 : week)) +
      element('t:Month', String(wall ? wall.getUTCMonth() + 1 : 0)) +
      element('t:DayOfWeek', dayNames[wall?.getUTCDay() ?? 0] ?? 'Sunday')
    );
  };
  const period =
    element('t:DayOfWeek', 'Monday Tuesday Wednesday Thursday Friday') +
    element('t:StartTimeInMinutes', '540') +
    element('t:EndTimeInMinutes', '1020');
  return element(
    't:WorkingHours',
    element(
      't:TimeZone',
      element('t:Bias', String(standard)) +
        element('t:StandardTime', rule(false)) +
        element('t:DaylightTime', rule(true)),
    ) + element('t:WorkingPeriodArray', element('t:WorkingPeriod', period)),
  );
}
