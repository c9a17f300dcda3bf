import { biasesOf, isTimeZone, transitionsOf } from '../../calendar/time-zone.ts';
import { element } from '../../xml/write.ts';
import { invalidValue } from '../request/invalid-value.ts';
import type { Codec } from '../codec.ts';

const written = new Map<string, string>();

/**
 * t:TimeZoneDefinitionType, kept as the Windows zone id. Reading takes the id alone: Exchange too looks the rules up
 * by id where it knows it. Definitions without a known id are refused here, which Exchange does not do.
 */
export const timeZoneCodec: Codec<string> = {
  write: (name, zone) => element(name, definition(zone), { Name: zone, Id: zone }),
  read: (node) => {
    const id = node.attributes.get('Id') ?? '';
    return isTimeZone(id) ? id : invalidValue(node.name, id);
  },
  toComparable: (zone) => zone,
};

/** Periods and transitions of a zone, from its rules of 2026. */
function definition(zone: string): string {
  let xml = written.get(zone);
  if (xml === undefined) written.set(zone, (xml = writeDefinition(zone)));
  return xml;
}

function writeDefinition(zone: string): string {
  const { standard, daylight } = biasesOf(Date.UTC(2026, 0, 1), zone);
  const transitions = transitionsOf(2026, zone);
  if (transitions.length === 0)
    return element('t:Periods', period('Standard', standard)) + plainTransitions();
  const periods = period('Standard', standard) + period('Daylight', daylight);
  const recurring = transitions.map((one) => {
    const isDaylight = one.toOffset === -daylight * 60_000;
    return recurringTransition(
      one.at,
      one.toOffset,
      isDaylight ? { from: standard, to: 'Daylight' } : { from: daylight, to: 'Standard' },
    );
  });
  return (
    element('t:Periods', periods) +
    element('t:TransitionsGroups', element('t:TransitionsGroup', recurring.join(''), { Id: '0' })) +
    element('t:Transitions', element('t:Transition', element('t:To', '0', { Kind: 'Group' })))
  );
}

function plainTransitions(): string {
  const to = element('t:Transition', element('t:To', 'Standard', { Kind: 'Period' }));
  return (
    element('t:TransitionsGroups', element('t:TransitionsGroup', to, { Id: '0' })) +
    element('t:Transitions', element('t:Transition', element('t:To', '0', { Kind: 'Group' })))
  );
}

function period(name: string, bias: number): string {
  return element('t:Period', '', { Bias: duration(bias), Name: name, Id: name });
}

function duration(minutes: number): string {
  const size = Math.abs(minutes);
  const hours = Math.floor(size / 60);
  const rest = size % 60;
  return `${minutes < 0 ? '-' : ''}PT${hours > 0 || rest === 0 ? `${hours}H` : ''}${rest > 0 ? `${rest}M` : ''}`;
}

/** t:RecurringDayTransition; the offset of the day is wall clock before the change. */
function recurringTransition(
  at: number,
  _toOffset: number,
  change: { readonly from: number; readonly to: string },
): string {
  const wall = new Date(at - change.from * 60_000);
  const midnight = Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth(), wall.getUTCDate());
  const dayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
  const length = new Date(Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth() + 1, 0)).getUTCDate();
  const isLast = wall.getUTCDate() + 7 > length;
  return element(
    't:RecurringDayTransition',
    element('t:To', change.to, { Kind: 'Period' }) +
      element('t:TimeOffset', duration((wall.getTime() - midnight) / 60_000)) +
      element('t:Month', String(wall.getUTCMonth() + 1)) +
      element('t:DayOfWeek', dayNames[wall.getUTCDay()] ?? 'Sunday') +
      element('t:Occurrence', isLast ? '-1' : String(Math.ceil(wall.getUTCDate() / 7))),
  );
}
