import { expect, test } from 'vitest';
import { spokenRow, whenElsewhere, whenLine } from '../../../renderer/features/calendar/calendar-words.ts';
import { allDay, row } from './rows.ts';

const call = row('Board call', '2026-11-25T23:00:00Z', '2026-11-26T00:30:00Z', { timeZone: 'Asia/Tokyo' });

test('says when a meeting is with the zone it is shown in', () => {
  expect(whenLine(call, 'Africa/Lagos')).toBe('Thursday 26 November 2026, 00:00 – 01:30, Lagos (UTC+01:00)');
});

test('names both days where a meeting runs over midnight', () => {
  expect(whenLine(call, 'UTC')).toBe(
    'Wednesday 25 November 2026, 23:00 – Thursday 26 November 2026, 00:30, UTC',
  );
});

test('gives the time of the item’s own zone only where the clocks differ', () => {
  expect(whenElsewhere(call, 'Africa/Lagos')).toBe('08:00 – 09:30 in Tokyo (UTC+09:00)');
  expect(whenElsewhere(call, 'Asia/Seoul')).toBeNull();
});

test('speaks a hidden item as private and nothing more', () => {
  const secret = { ...call, isHidden: true, subject: 'never said', location: 'nowhere' };
  expect(spokenRow(secret, 'Asia/Tokyo')).toBe('Private, Thursday 26 November 2026, 08:00 to 09:30');
});

test('speaks all that the eye sees of a block', () => {
  const meeting = row('Review', '2026-11-25T09:00:00Z', '2026-11-25T10:00:00Z', {
    location: 'Room 12',
    freeBusy: 'Tentative',
    type: 'Occurrence',
    isMeeting: true,
    organizer: { name: 'Jun Takeda', address: 'jun@contoso.test' },
  });
  expect(spokenRow(meeting, 'UTC')).toBe(
    'Review, Wednesday 25 November 2026, 09:00 to 10:00, Room 12, tentative, repeats, organised by Jun Takeda',
  );
});

test('speaks an all-day item without hours', () => {
  expect(spokenRow(allDay('Leave', '2026-11-25', '2026-11-25'), 'UTC')).toBe(
    'Leave, Wednesday 25 November 2026, all day',
  );
});
