import { instantOfWall, type Clock, type ClockChange } from '../../../shared/time/clock.ts';
import { clockOf, type Yearly } from '../../../shared/time/table-clock.ts';
import type { YearlyChange } from '../../../shared/time/yearly-change.ts';
import { instantOf, integerOf } from '../soap/values.ts';
import { attribute, child, childrenNamed, childText, type XmlElement } from '../xml/xml-element.ts';
import { dayOfNth, durationOf, inOrderOfYear, weekdayOf } from './zone-values.ts';

/** What holds between two dates: a clock of its own that changes each year or stands. */
interface Group {
  readonly clock: Clock;
  readonly yearly: readonly YearlyChange[];
}

/** More than any zone of Windows has; a definition with more is not looked at. */
const MOST_GROUPS = 60;
const none: Yearly = { from: 1970, changes: [] };

/**
 * Reads the rules of a `TimeZoneDefinition`: its periods, the groups in which they follow each other within a year, and
 * from when each group holds. A period's bias is west of UTC. Null where the rules are left out, which is so for zones
 * that have a name, or are not whole: an offset that is half understood would move a day.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/timezonedefinition
 */
export function readZoneDefinition(definition: XmlElement): Clock | null {
  const offsets = new Map<string, number>();
  for (const period of childrenNamed(child(definition, 'Periods'), 'Period')) {
    const bias = durationOf(attribute(period, 'Bias'));
    if (bias === null) return null;
    offsets.set(attribute(period, 'Id') ?? '', 0 - bias);
  }
  const transitions = child(definition, 'Transitions')?.children ?? [];
  const [only] = offsets.values();
  if (offsets.size === 1 && only !== undefined && transitions.length === 0) return clockOf(only, [], none);
  const groups = new Map<string, Group>();
  for (const element of childrenNamed(child(definition, 'TransitionsGroups'), 'TransitionsGroup')) {
    const group = readGroup(element, offsets);
    if (group === null) return null;
    groups.set(attribute(element, 'Id') ?? '', group);
  }
  if (groups.size > MOST_GROUPS || transitions.length > MOST_GROUPS) return null;
  return joined(transitions, groups, offsets);
}

function readGroup(group: XmlElement, offsets: ReadonlyMap<string, number>): Group | null {
  const changes = group.children.map((each) => readYearly(each, offsets));
  const whole = changes.filter((change) => change !== null);
  if (whole.length === 0 || whole.length < changes.length || whole.length > 4) return null;
  const yearly = whole.length === 1 ? [] : inOrderOfYear(whole);
  const offset = (yearly.at(-1) ?? whole[0])?.offset ?? 0;
  return { clock: clockOf(offset, [], { from: 1970, changes: yearly }), yearly };
}

function readYearly(transition: XmlElement, offsets: ReadonlyMap<string, number>): YearlyChange | null {
  const offset = offsets.get(childText(transition, 'To')?.trim() ?? '');
  if (offset === undefined) return null;
  if (transition.name === 'Transition') return { month: 1, weekday: null, day: 1, time: 0, offset };
  const month = integerOf(childText(transition, 'Month'));
  const time = durationOf(childText(transition, 'TimeOffset'));
  if (month === null || month < 1 || month > 12 || time === null) return null;
  if (transition.name === 'RecurringDateTransition') {
    const day = integerOf(childText(transition, 'Day'));
    return day === null || day < 1 || day > 31 ? null : { month, weekday: null, day, time, offset };
  }
  const weekday = weekdayOf(childText(transition, 'DayOfWeek'));
  const day = dayOfNth(childText(transition, 'Occurrence'));
  const isKnown = transition.name === 'RecurringDayTransition';
  return !isKnown || weekday === null || day === null ? null : { month, weekday, day, time, offset };
}

/** The groups one after another: each as single changes from its date on, the last one by its rule. */
function joined(
  transitions: readonly XmlElement[],
  groups: ReadonlyMap<string, Group>,
  offsets: ReadonlyMap<string, number>,
): Clock | null {
  const changes: ClockChange[] = [];
  let first: number | null = null;
  let current: Group | null = null;
  let from = -Infinity;
  for (const transition of transitions) {
    const group = targetOf(transition, groups, offsets);
    if (group === null) return null;
    if (current === null) {
      first = group.clock.offsetAt(0);
    } else {
      const wall = instantOf(childText(transition, 'DateTime'));
      if (wall === null) return null;
      const at = instantOfWall(Date.parse(wall), current.clock);
      if (at <= from) return null;
      changes.push(...current.clock.changesBetween(Math.max(from, 0), at - 1));
      changes.push({ at, offset: group.clock.offsetAt(at) });
      from = at;
    }
    current = group;
  }
  if (first === null || current === null) return null;
  if (current.yearly.length === 0 || from === -Infinity) {
    return clockOf(first, changes, { from: 1970, changes: current.yearly });
  }
  const year = new Date(from).getUTCFullYear() + 1;
  changes.push(...current.clock.changesBetween(from, Date.UTC(year, 0, 1)));
  return clockOf(first, changes, { from: year, changes: current.yearly });
}

function targetOf(
  transition: XmlElement,
  groups: ReadonlyMap<string, Group>,
  offsets: ReadonlyMap<string, number>,
): Group | null {
  const to = childText(transition, 'To')?.trim() ?? '';
  if (attribute(child(transition, 'To'), 'Kind') !== 'Period') return groups.get(to) ?? null;
  const offset = offsets.get(to);
  return offset === undefined ? null : { clock: clockOf(offset, [], none), yearly: [] };
}
