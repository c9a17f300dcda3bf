import { addDays, addMonths, type Anchor } from '../dates.ts';
import { ana, boardRoom2, colleague, jun, mary, olu, priya, rob } from '../people.ts';
import type { SeedPattern } from '../seed.ts';
import type { Meeting } from './meeting.ts';
import { firstDay, repeating } from './repeats.ts';

function monthly(
  anchor: Anchor,
  series: Omit<Meeting, 'date'>,
  pattern: SeedPattern,
  changes: Parameters<typeof repeating>[3] = [],
): Meeting {
  const date = firstDay(pattern, `${addMonths(anchor.today, -10).slice(0, 7)}-01`);
  return repeating({ ...series, date }, pattern, { type: 'none' }, changes);
}

/** Everything that comes again in the office's months. */
export function monthlySeries(anchor: Anchor): readonly Meeting[] {
  return [
    monthly(
      anchor,
      {
        key: 'all-hands',
        subject: 'All hands',
        by: colleague('amelie.renard'),
        from: '15:00',
        until: '15:50',
        with: [mary, jun, rob, priya, ana, olu],
        location: 'Canteen and Teams',
      },
      { type: 'relativeMonthly', interval: 1, day: 'Thursday', index: 'First' },
      [{ onOrAfter: addDays(anchor.today, 30), by: 7, subject: 'All hands (a week late)' }],
    ),
    monthly(
      anchor,
      {
        key: 'audit-committee',
        subject: 'Audit committee',
        by: mary,
        from: '14:00',
        until: '15:55',
        room: boardRoom2,
        with: [colleague('ruth.oneill'), 'c.harrow@harrowfinch.example'],
      },
      { type: 'relativeMonthly', interval: 3, day: 'Thursday', index: 'Last' },
    ),
    monthly(
      anchor,
      {
        key: 'operations-review',
        subject: 'Operations review',
        by: colleague('layla.haddad'),
        from: '12:00',
        until: '13:30',
        with: [mary, colleague('diego.ramos'), colleague('victor.mensah')],
        location: 'Teams',
      },
      { type: 'relativeMonthly', interval: 1, day: 'Tuesday', index: 'Third' },
    ),
    monthly(
      anchor,
      {
        key: 'payroll',
        subject: 'Payroll: release payments',
        by: mary,
        from: '17:00',
        until: '17:15',
        with: [colleague('zofia.wisniewska')],
        location: 'Teams',
      },
      { type: 'absoluteMonthly', interval: 1, day: 25 },
      [
        {
          onOrAfter: addDays(anchor.today, 20),
          by: -1,
          subject: 'Payroll: release payments (before the holidays)',
        },
      ],
    ),
    monthly(
      anchor,
      {
        key: 'ledger-lock',
        subject: 'Ledger locks at midnight',
        by: priya,
        isAllDay: true,
        freeBusy: 'Free',
        with: [mary],
      },
      { type: 'absoluteMonthly', interval: 1, day: 31 },
    ),
    monthly(
      anchor,
      {
        key: 'fire-drill',
        subject: 'Fire alarm test',
        by: colleague('sofia.marques'),
        from: '11:00',
        until: '11:05',
        with: [rob, ana],
        freeBusy: 'Free',
      },
      { type: 'relativeMonthly', interval: 1, day: 'Wednesday', index: 'Second' },
    ),
  ];
}
