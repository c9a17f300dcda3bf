import { addDays, addMonths, dayIn, type Anchor } from '../dates.ts';
import { ana, jun, mary, olu, rob } from '../people.ts';
import type { SeedPattern } from '../seed.ts';
import type { Meeting } from './meeting.ts';
import { firstDay, repeating } from './repeats.ts';

function yearly(anchor: Anchor, series: Omit<Meeting, 'date' | 'isAllDay'>, inDays: number): Meeting {
  const next = addDays(anchor.today, inDays);
  const pattern: SeedPattern = {
    type: 'absoluteYearly',
    day: Math.min(28, Number(next.slice(8))),
    month: Number(next.slice(5, 7)),
  };
  const date = firstDay(pattern, addMonths(`${next.slice(0, 7)}-01`, -36));
  return repeating({ freeBusy: 'Free', ...series, date, isAllDay: true }, pattern);
}

function kept(anchor: Anchor): Meeting[] {
  const hidden = { sensitivity: 'Private' } as const;
  return [
    repeating(
      {
        ...hidden,
        key: 'counselling',
        subject: 'Couples counselling',
        by: mary,
        date: dayIn(anchor, -10, 'Wednesday'),
        from: '18:00',
        until: '18:50',
        freeBusy: 'OOF',
        location: 'Kanal 14',
      },
      { type: 'weekly', interval: 1, days: ['Wednesday'] },
      { type: 'count', count: 24 },
      [{ onOrAfter: dayIn(anchor, 0, 'Wednesday'), by: 1, from: '18:30', until: '19:20' }],
    ),
    repeating(
      {
        ...hidden,
        key: 'physiotherapy',
        subject: 'Physiotherapy, left knee',
        by: jun,
        date: dayIn(anchor, -6, 'Monday'),
        from: '18:00',
        until: '18:40',
        freeBusy: 'OOF',
      },
      { type: 'weekly', interval: 1, days: ['Monday', 'Thursday'] },
      { type: 'count', count: 20 },
    ),
    repeating(
      {
        ...hidden,
        key: 'tablets',
        subject: 'Tablets, after breakfast',
        by: rob,
        date: addDays(anchor.today, -9),
        from: '07:30',
        until: '07:35',
        freeBusy: 'Free',
      },
      { type: 'daily', interval: 3 },
      { type: 'count', count: 10 },
    ),
    {
      ...hidden,
      key: 'solicitor',
      subject: 'Solicitor: sale of the house in Enugu',
      by: mary,
      date: dayIn(anchor, 1, 'Tuesday'),
      from: '17:00',
      until: '17:45',
      location: 'By telephone',
    },
    {
      ...hidden,
      key: 'board-outside',
      subject: 'Interview: chair at another company',
      by: mary,
      date: dayIn(anchor, -1, 'Thursday'),
      from: '13:00',
      until: '14:00',
      location: 'Hotel at the lake',
    },
    {
      ...hidden,
      key: 'therapy-jun',
      subject: 'Bank: second mortgage',
      by: jun,
      date: dayIn(anchor, 1, 'Wednesday'),
      from: '11:00',
      until: '11:45',
    },
    {
      sensitivity: 'Confidential',
      key: 'lark-second',
      subject: 'Lark: second meeting with the family',
      by: mary,
      date: dayIn(anchor, 2, 'Thursday'),
      from: '15:00',
      until: '17:00',
      location: 'Kano',
      with: ['amara@brightwater.example'],
    },
    {
      sensitivity: 'Personal',
      key: 'choir',
      subject: 'Choir rehearsal',
      by: rob,
      date: dayIn(anchor, 0, 'Tuesday'),
      from: '19:00',
      until: '21:00',
      freeBusy: 'Free',
    },
  ];
}

function days(anchor: Anchor): Meeting[] {
  return [
    yearly(anchor, { key: 'founding-day', subject: 'Founding day', by: mary }, 16),
    yearly(
      anchor,
      { key: 'birthday-mother', subject: "Mama's birthday", by: mary, sensitivity: 'Private' },
      3,
    ),
    yearly(anchor, { key: 'wedding-day', subject: '結婚記念日', by: jun, sensitivity: 'Private' }, -5),
    {
      key: 'lisbon',
      subject: 'Lisbon: dairy logistics day',
      by: mary,
      date: dayIn(anchor, 1, 'Wednesday'),
      from: '16:40',
      until: '13:05',
      days: 3,
      freeBusy: 'OOF',
      location: 'Lisbon',
      categories: ['Travel'],
    },
    {
      key: 'tokyo-visit',
      subject: 'Tokyo: with Jun’s team',
      by: mary,
      date: dayIn(anchor, 8, 'Monday'),
      isAllDay: true,
      days: 5,
      freeBusy: 'OOF',
      location: 'Kawasaki',
      with: [jun],
      categories: ['Travel'],
    },
    {
      key: 'jun-holiday',
      subject: '休暇',
      by: jun,
      date: dayIn(anchor, 5, 'Monday'),
      isAllDay: true,
      days: 12,
      freeBusy: 'OOF',
    },
    {
      key: 'rob-away',
      subject: 'Rob away',
      by: rob,
      date: dayIn(anchor, 7, 'Monday'),
      isAllDay: true,
      days: 13,
      freeBusy: 'OOF',
      with: [mary],
    },
    {
      key: 'ana-home',
      subject: 'Home to Fortaleza',
      by: ana,
      date: dayIn(anchor, 4, 'Friday'),
      isAllDay: true,
      days: 16,
      freeBusy: 'OOF',
    },
    {
      key: 'on-call',
      subject: 'On call',
      by: olu,
      date: dayIn(anchor, 0, 'Saturday'),
      isAllDay: true,
      days: 2,
      freeBusy: 'WorkingElsewhere',
    },
    {
      key: 'desk-plants',
      subject: 'Water the plants',
      by: rob,
      date: dayIn(anchor, 0, 'Monday'),
      from: '08:45',
      until: '08:50',
      freeBusy: 'Free',
      reminderMinutes: 0,
    },
    {
      key: 'night-release',
      subject: 'Release window',
      by: olu,
      date: dayIn(anchor, 0, 'Thursday'),
      from: '23:00',
      until: '01:30',
      with: [ana],
      location: 'Teams',
    },
    {
      key: 'tokyo-room',
      subject: '川崎：会議室の予約',
      by: jun,
      folder: 'Calendar/Tokyo office',
      date: dayIn(anchor, 0, 'Wednesday'),
      from: '14:00',
      until: '15:00',
    },
    {
      key: 'tokyo-fire',
      subject: '防災訓練',
      by: jun,
      folder: 'Calendar/Tokyo office',
      date: dayIn(anchor, 1, 'Monday'),
      from: '11:00',
      until: '11:30',
    },
  ];
}

/** What belongs to one person: private appointments, whole days, journeys. */
export function personalDays(anchor: Anchor): readonly Meeting[] {
  return [...kept(anchor), ...days(anchor)];
}
