import { describe, expect, it } from 'vitest';
import { readCalendarRow } from '../../../../main/ews/elements/read-calendar-row.ts';
import { readTimeZone } from '../../../../main/ews/elements/read-time-zone.ts';
import { dateOf } from '../../../../main/ews/soap/values.ts';
import { readPlainDocument } from '../../../../main/ews/xml/plain-document.ts';
import type { XmlElement } from '../../../../main/ews/xml/xml-element.ts';
import { clockOfZone } from '../../../../shared/time/zones.ts';

const types = 'http://schemas.microsoft.com/exchange/services/2006/types';
const HOUR = 3_600_000;

/** A calendar item as a reply has it, with these properties. */
function item(properties: string): XmlElement {
  const text = `<t:CalendarItem xmlns:t="${types}"><t:ItemId Id="AAMk=" ChangeKey="D"/>${properties}</t:CalendarItem>`;
  const read = readPlainDocument(text, { host: 'mail.contoso.test', root: 'CalendarItem' });
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  return read.value;
}

/** Berlin's rules under a name of the sender's own. */
const custom = `<t:StartTimeZone Id="Customized Time Zone" Name="Customized Time Zone"><t:Periods>
<t:Period Bias="-PT1H" Name="Standard" Id="std"/><t:Period Bias="-PT2H" Name="Daylight" Id="dst"/></t:Periods>
<t:TransitionsGroups><t:TransitionsGroup Id="0">
<t:RecurringDayTransition><t:To Kind="Period">dst</t:To><t:TimeOffset>PT2H</t:TimeOffset><t:Month>3</t:Month><t:DayOfWeek>Sunday</t:DayOfWeek><t:Occurrence>-1</t:Occurrence></t:RecurringDayTransition>
<t:RecurringDayTransition><t:To Kind="Period">std</t:To><t:TimeOffset>PT3H</t:TimeOffset><t:Month>10</t:Month><t:DayOfWeek>Sunday</t:DayOfWeek><t:Occurrence>-1</t:Occurrence></t:RecurringDayTransition>
</t:TransitionsGroup></t:TransitionsGroups><t:Transitions><t:Transition><t:To Kind="Group">0</t:To></t:Transition></t:Transitions></t:StartTimeZone>`;

/** New York's, in the form of Exchange 2007. */
const former = `<t:MeetingTimeZone TimeZoneName=""><t:BaseOffset>PT300M</t:BaseOffset>
<t:Standard><t:Offset>PT0M</t:Offset><t:RelativeYearlyRecurrence><t:DaysOfWeek>Sunday</t:DaysOfWeek><t:DayOfWeekIndex>First</t:DayOfWeekIndex><t:Month>November</t:Month></t:RelativeYearlyRecurrence><t:Time>02:00:00</t:Time></t:Standard>
<t:Daylight><t:Offset>-PT60M</t:Offset><t:RelativeYearlyRecurrence><t:DaysOfWeek>Sunday</t:DaysOfWeek><t:DayOfWeekIndex>Second</t:DayOfWeekIndex><t:Month>March</t:Month></t:RelativeYearlyRecurrence><t:Time>02:00:00</t:Time></t:Daylight></t:MeetingTimeZone>`;

/** A zone that kept +13 until 2027 and keeps -11 since. */
const moved = `<t:StartTimeZone Id="Customized Time Zone"><t:Periods><t:Period Bias="-PT13H" Name="a" Id="a"/><t:Period Bias="PT11H" Name="b" Id="b"/></t:Periods>
<t:TransitionsGroups><t:TransitionsGroup Id="0"><t:Transition><t:To Kind="Period">a</t:To></t:Transition></t:TransitionsGroup>
<t:TransitionsGroup Id="1"><t:Transition><t:To Kind="Period">b</t:To></t:Transition></t:TransitionsGroup></t:TransitionsGroups>
<t:Transitions><t:Transition><t:To Kind="Group">0</t:To></t:Transition>
<t:AbsoluteDateTransition><t:To Kind="Group">1</t:To><t:DateTime>2027-01-01T00:00:00</t:DateTime></t:AbsoluteDateTransition></t:Transitions></t:StartTimeZone>`;

describe('a zone that has no name', () => {
  it.each([
    ['Europe/Berlin', custom],
    ['America/New_York', former],
  ])('keeps the clock of %s when its rules are those, over ten years', (zone, rules) => {
    const { zone: named, clock } = readTimeZone(item(rules));
    expect(named).toBeNull();
    const [from, to] = [Date.UTC(2026, 0, 1), Date.UTC(2036, 0, 1)];
    expect(clock?.changesBetween(from, to)).toEqual(clockOfZone(zone).changesBetween(from, to));
    expect(clock?.offsetAt(from)).toBe(clockOfZone(zone).offsetAt(from));
  });

  it('takes another clock from the date that the reply names', () => {
    const { clock } = readTimeZone(item(moved));
    const offsets = ['2026-12-31T10:59:59Z', '2026-12-31T11:00:00Z', '2030-07-01T00:00:00Z'].map(
      (at) => (clock?.offsetAt(Date.parse(at)) ?? Number.NaN) / HOUR,
    );
    expect(offsets).toEqual([13, -11, -11]);
  });

  it('gives all-day items their dates, east of what their midnights could tell', () => {
    const day = `<t:Start>2026-06-01T11:00:00Z</t:Start><t:End>2026-06-02T11:00:00Z</t:End><t:IsAllDayEvent>true</t:IsAllDayEvent>`;
    expect(readCalendarRow(item(day + moved))?.row.dates).toEqual({
      first: '2026-06-02',
      last: '2026-06-02',
    });
    expect(readCalendarRow(item(day))?.row.dates).toEqual({ first: '2026-06-01', last: '2026-06-01' });
  });

  it('has no clock where its rules are left out or half there', () => {
    const broken = [
      '<t:StartTimeZone Id="Customized Time Zone"/>',
      custom.replace('<t:Month>3</t:Month>', '<t:Month>13</t:Month>'),
      custom.replace('Bias="-PT2H"', 'Bias="two hours"'),
      custom.replace('Kind="Group">0<', 'Kind="Group">7<'),
      former.replace('PT300M', ''),
    ];
    expect(broken.map((rules) => readTimeZone(item(rules)))).toEqual(
      broken.map(() => ({ zone: null, clock: null })),
    );
  });
});

describe('dateOf', () => {
  it('reads a day in every form that a server may write it', () => {
    const forms = [
      '2026-10-02',
      ' 2026-10-02Z ',
      '2026-10-02+02:00',
      '2026-10-02T00:00:00',
      '2026-10-02T00:00:00Z',
      '2026-10-02T00:00:00.000000Z',
      '2026-10-02T00:00:00+02:00',
      '2026-10-02T23:59:59Z',
      '2026-10-01T22:00:00Z',
      '2026-10-02T07:00:00.000Z',
    ];
    expect(forms.map(dateOf)).toEqual(forms.map(() => '2026-10-02'));
  });

  it('takes nothing else for a day', () => {
    const wrong = [
      '',
      '2026-02-30',
      '2026-13-01T00:00:00Z',
      '2026-10-02 noon',
      '2026-10-02T25:00:00Z',
      'soon',
    ];
    expect([...wrong, null].map(dateOf)).toEqual([...wrong, null].map(() => null));
  });
});
