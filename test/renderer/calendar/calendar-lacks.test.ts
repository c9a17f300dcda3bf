import { expect, it } from 'vitest';
import { lacksWords } from '../../../renderer/features/calendar/calendar-lacks.tsx';
import type { CalendarPage } from '../../../shared/model/calendar.ts';

const whole: CalendarPage = {
  folderId: 'f',
  start: '2026-11-23T00:00:00.000Z',
  end: '2026-11-30T00:00:00.000Z',
  rows: [],
  isPartial: false,
  asOf: '2026-11-24T09:00:00.000Z',
  source: 'server',
};

it('says nothing over a calendar that is whole', () => {
  expect(lacksWords(whole)).toEqual([]);
});

it('names the series that are not shown, but not the private ones', () => {
  const missing = [
    { subject: 'Board', why: 'pattern' as const },
    { subject: '', why: 'unreadable' as const },
  ];
  const [line = ''] = lacksWords({ ...whole, isPartial: true, missing });
  expect(line).toContain('2 recurring meetings of this calendar are not shown (“Board”)');
});

it('says what to do where the server gave fewer than it has', () => {
  expect(lacksWords({ ...whole, isPartial: true })).toEqual([expect.stringContaining('A shorter stretch')]);
});
