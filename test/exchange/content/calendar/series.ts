import { dayIn, type Anchor } from '../dates.ts';
import { ana, boardRoom2, boardRoom4, colleague, jun, mary, olu, priya, rob } from '../people.ts';
import type { Meeting } from './meeting.ts';
import { repeating } from './repeats.ts';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const;

function financeWeeks(anchor: Anchor): Meeting[] {
  const staff = ['oskar.brandt', 'karim.saidi', 'ruth.oneill'].map(colleague);
  const wraps = { type: 'date', date: dayIn(anchor, 40, 'Friday') } as const;
  return [
    repeating(
      {
        key: 'staff-meeting',
        subject: 'Staff meeting',
        by: mary,
        date: dayIn(anchor, -36, 'Monday'),
        from: '09:00',
        until: '09:55',
        room: boardRoom4,
        with: [priya, ...staff],
        optional: [rob],
        body: 'Last week, this week, who needs what.',
        reminderMinutes: 15,
      },
      { type: 'weekly', interval: 1, days: ['Monday'] },
      { type: 'none' },
      [
        { onOrAfter: dayIn(anchor, -3, 'Monday'), isGone: true },
        {
          onOrAfter: dayIn(anchor, 1, 'Monday'),
          by: 1,
          from: '10:00',
          until: '10:55',
          subject: 'Staff meeting (Tuesday this time)',
        },
        { onOrAfter: dayIn(anchor, 2, 'Monday'), subject: 'Staff meeting with the auditors', until: '10:25' },
        { onOrAfter: dayIn(anchor, 5, 'Monday'), isGone: true },
      ],
    ),
    repeating(
      {
        key: 'one-to-one-priya',
        subject: '1:1 Priya',
        by: mary,
        date: dayIn(anchor, -30, 'Monday'),
        from: '11:00',
        until: '11:25',
        with: [priya],
        location: 'Teams',
      },
      { type: 'weekly', interval: 1, days: ['Monday'] },
      { type: 'none' },
      [
        { onOrAfter: dayIn(anchor, -1, 'Monday'), by: 2, from: '16:30', until: '16:55' },
        {
          onOrAfter: dayIn(anchor, 3, 'Monday'),
          from: '11:30',
          until: '12:25',
          subject: '1:1 Priya: year-end review',
        },
      ],
    ),
    repeating(
      {
        key: 'week-wrap',
        subject: 'Week wrap',
        by: mary,
        date: dayIn(anchor, -20, 'Friday'),
        from: '16:00',
        until: '16:25',
        with: [rob],
      },
      { type: 'weekly', interval: 1, days: ['Friday'] },
      wraps,
      [{ onOrAfter: dayIn(anchor, -2, 'Friday'), isGone: true }],
    ),
    repeating(
      {
        key: 'product-council',
        subject: 'Product council',
        by: mary,
        date: dayIn(anchor, -24, 'Wednesday'),
        from: '09:00',
        until: '10:55',
        room: boardRoom2,
        with: [jun, colleague('wilhelmina'), colleague('olga.petrenko')],
      },
      { type: 'weekly', interval: 2, days: ['Wednesday'] },
      { type: 'none' },
      [{ onOrAfter: dayIn(anchor, 2, 'Wednesday'), by: 1, location: 'Teams' }],
    ),
    repeating(
      {
        key: 'cash-position',
        subject: 'Cash position',
        by: colleague('karim.saidi'),
        zone: 'W. Europe Standard Time',
        date: dayIn(anchor, -1, 'Monday'),
        from: '08:00',
        until: '08:15',
        with: [mary, priya],
        location: 'Teams',
      },
      { type: 'daily', interval: 1 },
      { type: 'count', count: 19 },
      [-1, 0].flatMap((week) =>
        (['Saturday', 'Sunday'] as const).map((weekday) => ({
          onOrAfter: dayIn(anchor, week, weekday),
          isGone: true,
        })),
      ),
    ),
  ];
}

function productWeeks(anchor: Anchor): Meeting[] {
  const design = ['yuki.takahashi', 'lena.hoffmann'].map(colleague);
  return [
    repeating(
      {
        key: 'design-crit',
        subject: 'Design crit',
        by: jun,
        zone: 'W. Europe Standard Time',
        date: dayIn(anchor, -35, 'Friday'),
        from: '09:00',
        until: '09:55',
        with: design,
        location: 'Teams',
      },
      { type: 'weekly', interval: 1, days: ['Friday'] },
      { type: 'none' },
      [{ onOrAfter: dayIn(anchor, 1, 'Friday'), subject: 'Design crit: alarm shapes', until: '10:25' }],
    ),
    repeating(
      {
        key: 'tokyo-stand-up',
        subject: '朝会 (stand-up)',
        by: jun,
        date: dayIn(anchor, -8, 'Monday'),
        from: '09:30',
        until: '09:45',
        with: [colleague('kenji.mori'), colleague('yuki.takahashi')],
        location: '川崎 会議室 2',
      },
      { type: 'weekly', interval: 1, days: [...weekdays] },
      { type: 'date', date: dayIn(anchor, 8, 'Friday') },
      [
        { onOrAfter: dayIn(anchor, 0, 'Tuesday'), isGone: true },
        { onOrAfter: dayIn(anchor, 0, 'Thursday'), from: '10:00', until: '10:30' },
      ],
    ),
    repeating(
      {
        key: 'firmware-sync',
        subject: 'Firmware sync',
        by: colleague('noam.barak'),
        date: dayIn(anchor, -26, 'Tuesday'),
        from: '10:30',
        until: '11:00',
        with: [jun, colleague('bikash.gurung')],
        location: 'Teams',
      },
      { type: 'weekly', interval: 1, days: ['Tuesday', 'Thursday'] },
    ),
    repeating(
      {
        key: 'sydney-pipeline',
        subject: 'Sydney pipeline',
        by: colleague('tara.singh'),
        date: dayIn(anchor, -40, 'Wednesday'),
        from: '15:00',
        until: '15:30',
        with: [jun],
        location: 'Teams',
        body: 'Made in Sydney: after their clocks change it is an hour earlier or later in Tokyo.',
      },
      { type: 'weekly', interval: 2, days: ['Wednesday'] },
    ),
    repeating(
      {
        key: 'americas-forecast',
        subject: 'Americas forecast',
        by: colleague('marcus.bell'),
        date: dayIn(anchor, -44, 'Tuesday'),
        from: '10:00',
        until: '10:45',
        with: [mary, priya],
        optional: [jun],
        location: 'Teams',
        answers: { [jun]: 'Tentative' },
      },
      { type: 'weekly', interval: 1, days: ['Tuesday'] },
      { type: 'none' },
      [{ onOrAfter: dayIn(anchor, -2, 'Tuesday'), by: -1, from: '09:00', until: '09:45' }],
    ),
    repeating(
      {
        key: 'support-handover',
        subject: 'Handover early shift to late shift',
        by: olu,
        date: dayIn(anchor, -12, 'Monday'),
        from: '13:00',
        until: '13:15',
        with: [ana],
        location: 'Teams',
      },
      { type: 'weekly', interval: 1, days: [...weekdays] },
    ),
  ];
}

/** Everything that comes again in the office's weeks. */
export function weeklySeries(anchor: Anchor): readonly Meeting[] {
  return [...financeWeeks(anchor), ...productWeeks(anchor)];
}
