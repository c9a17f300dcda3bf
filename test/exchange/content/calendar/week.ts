import { addDays, dayIn, type Anchor } from '../dates.ts';
import { ana, boardRoom4, colleague, jun, mary, olu, priya, rob, room12 } from '../people.ts';
import type { SeedDay } from '../seed.ts';
import type { Meeting } from './meeting.ts';

const europe = 'W. Europe Standard Time';
const auditors = ['c.harrow@harrowfinch.example', 'd.osei@harrowfinch.example'];

function online(code: string): string {
  return `Join from your desk: https://meet.contoso.test/j/${code}\nBy phone: +49 30 5550 0142, code ${code.replaceAll('-', ' ')}`;
}

function maryWeek(anchor: Anchor): Meeting[] {
  const day = (weekday: SeedDay): string => dayIn(anchor, 0, weekday);
  return [
    {
      key: 'quarterly-close',
      subject: 'Quarterly close',
      by: mary,
      date: day('Tuesday'),
      from: '08:30',
      until: '09:25',
      location: 'Teams',
      with: [priya, colleague('oskar.brandt'), colleague('karim.saidi')],
      body: `Open items, accruals, who signs what.\n\n${online('418-220-7')}`,
    },
    {
      key: 'investor-call',
      subject: 'Hold: investor call',
      by: mary,
      date: day('Tuesday'),
      from: '10:00',
      until: '10:55',
      freeBusy: 'Tentative',
      categories: ['Hold'],
      body: 'Hold until Tuesday 17:00, then release. Amara Nwosu confirms the hour.',
    },
    {
      key: 'clinic',
      subject: 'Clinic: biopsy results with Dr Halloran',
      by: mary,
      date: day('Tuesday'),
      from: '13:00',
      until: '13:55',
      location: 'Elbe clinic, second floor',
      sensitivity: 'Private',
      freeBusy: 'OOF',
      body: 'Bring the letter from March. Do not discuss at the office.',
    },
    {
      key: 'press-prep',
      subject: 'Press prep',
      by: colleague('hanna.lindqvist'),
      zone: europe,
      date: day('Wednesday'),
      from: '15:00',
      until: '15:25',
      with: [mary],
      optional: [rob],
      answers: { [mary]: 'Tentative' },
      body: 'Three likely questions and the short answers. Quote 2 needs approval.',
    },
    {
      key: 'budget-sign-off',
      subject: 'Budget sign-off',
      by: mary,
      date: day('Thursday'),
      from: '10:00',
      until: '10:55',
      room: room12,
      with: [priya, jun],
      optional: [rob],
      categories: ['Finance'],
      body: 'Version 4 of the sheet. Two signatures.',
    },
    {
      key: 'lunch-auditors',
      subject: 'Lunch with auditors',
      by: mary,
      date: day('Thursday'),
      from: '12:00',
      until: '12:55',
      location: 'Offsite',
      with: auditors,
      freeBusy: 'OOF',
    },
    {
      key: 'board-pre-read',
      subject: 'Board pre-read',
      by: colleague('ines.duarte'),
      zone: europe,
      date: day('Friday'),
      from: '11:00',
      until: '12:25',
      with: [mary, jun],
      answers: { [mary]: 'NoResponseReceived' },
      body: 'Please answer: the appendix goes to print at two.',
    },
    {
      key: 'school-play',
      subject: 'Private: school play, Adaeze on stage',
      by: mary,
      date: day('Friday'),
      from: '17:30',
      until: '19:00',
      sensitivity: 'Private',
      freeBusy: 'OOF',
    },
    {
      key: 'focus-letter',
      subject: 'Focus: shareholder letter',
      by: mary,
      date: day('Monday'),
      from: '15:00',
      until: '16:30',
      freeBusy: 'WorkingElsewhere',
      location: 'Home',
    },
    {
      key: 'rate-review',
      subject: 'Hedging: rates for the first half',
      by: colleague('karim.saidi'),
      zone: europe,
      date: day('Tuesday'),
      from: '15:00',
      until: '15:45',
      with: [mary, priya],
      location: 'Teams',
    },
    {
      key: 'bank-visit',
      subject: 'Credit line: visit of the bank',
      by: mary,
      date: day('Wednesday'),
      from: '13:00',
      until: '14:30',
      room: boardRoom4,
      with: [colleague('karim.saidi'), 'amara@brightwater.example'],
    },
    {
      key: 'quarter-end-week',
      subject: 'Quarter-end week: no travel please',
      by: mary,
      date: day('Monday'),
      isAllDay: true,
      days: 5,
      freeBusy: 'Free',
    },
  ];
}

function junWeek(anchor: Anchor): Meeting[] {
  const day = (weekday: SeedDay): string => dayIn(anchor, 0, weekday);
  return [
    {
      key: 'vendor-review',
      subject: 'Vendor review',
      by: jun,
      zone: europe,
      date: day('Monday'),
      from: '14:00',
      until: '15:25',
      with: [colleague('ben.carter'), colleague('wei.chen')],
      location: 'Teams',
      body: online('730-114-2'),
    },
    {
      key: 'hiring-panel',
      subject: 'Hiring panel',
      by: colleague('nadia.rahimi'),
      zone: europe,
      date: day('Wednesday'),
      from: '09:30',
      until: '10:25',
      with: [jun, colleague('yuki.takahashi'), colleague('lena.hoffmann')],
    },
    {
      key: 'recruiter',
      subject: 'Call with a recruiter about the Osaka role',
      by: jun,
      date: day('Tuesday'),
      from: '12:00',
      until: '12:45',
      sensitivity: 'Private',
      location: 'Mobile',
    },
    {
      key: 'kitakaze-visit',
      subject: 'Kitakaze: housings, second batch',
      by: jun,
      date: day('Tuesday'),
      from: '10:00',
      until: '11:30',
      with: ['h.sato@kitakaze.example', colleague('kenji.mori')],
      location: 'Kawasaki plant',
      freeBusy: 'OOF',
    },
    {
      key: 'frost-demo',
      subject: 'Frost 4: demo of the field unit',
      by: jun,
      date: day('Thursday'),
      from: '16:00',
      until: '17:00',
      with: [colleague('eleni.papadaki'), colleague('noam.barak'), olu],
      answers: { [olu]: 'Tentative' },
      location: 'Teams',
      body: online('205-981-3'),
    },
    {
      key: 'jun-travel',
      subject: 'Sapporo: cold storage visit',
      by: jun,
      date: addDays(day('Monday'), 8),
      isAllDay: true,
      days: 3,
      freeBusy: 'OOF',
      location: 'Sapporo',
    },
    {
      key: 'roadmap-clash',
      subject: 'Roadmap review',
      by: jun,
      date: day('Wednesday'),
      from: '17:30',
      until: '18:30',
      with: [colleague('lukasz.zolkiewski'), colleague('wilhelmina')],
      location: 'Teams',
    },
  ];
}

function others(anchor: Anchor): Meeting[] {
  const day = (weekday: SeedDay): string => dayIn(anchor, 0, weekday);
  return [
    {
      key: 'rob-dentist',
      subject: 'Dentist',
      by: rob,
      date: day('Wednesday'),
      from: '08:15',
      until: '09:00',
      sensitivity: 'Private',
      freeBusy: 'OOF',
    },
    {
      key: 'gift-list',
      subject: 'Year-end gifts: list and budget',
      by: rob,
      date: day('Thursday'),
      from: '14:00',
      until: '14:30',
      with: [colleague('sofia.marques')],
      room: room12,
    },
    {
      key: 'support-retro',
      subject: 'Support: what we learnt from the gateway recall',
      by: olu,
      date: day('Wednesday'),
      from: '14:00',
      until: '15:00',
      with: [ana, colleague('olga.petrenko'), jun],
      answers: { [jun]: 'Decline' },
      location: 'Teams',
    },
  ];
}

/** The week around now, as the office really looks. */
export function currentWeek(anchor: Anchor): readonly Meeting[] {
  return [...maryWeek(anchor), ...junWeek(anchor), ...others(anchor)];
}
