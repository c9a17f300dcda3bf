import { useMemo } from 'react';
import { useCommands, type Command } from '../../app/stores/commands-store.ts';
import type { FolderActs } from '../../../shared/model/folder.ts';
import type { Session } from '../../../shared/model/session.ts';
import { shiftDate, today, type CalendarLayout } from './calendar-range.ts';
import { calendarStore, freshPlace, type CalendarPlace } from './calendar-store.ts';
import { displayZone } from './display-zone.ts';
import type { MeetingTime } from '../../../shared/model/calendar.ts';
import { readAgain } from './meeting/meeting-actions.ts';
import { instantAt, wallClock } from './wall-clock.ts';
import { openForm } from './meeting/open-form.ts';
import { whyNotMake } from './meeting/why-not-change.ts';

/** Puts the keys and commands of the calendar in place while it is on screen. */
export function useCalendarCommands(session: Session, place: CalendarPlace, acts: FolderActs | null): void {
  const { overlay } = place.overlay;
  // A dialog over the calendar has the keyboard.
  const isCovered = overlay === 'form' || overlay === 'move' || overlay === 'cancel';
  const commands = useMemo(
    () => (isCovered ? [] : [...ways(session), ...layouts(session), newMeeting(session)]),
    // What may be done is asked of the stores: told there, the commands are made anew.
    // oxlint-disable-next-line react/exhaustive-deps -- see above
    [session, isCovered, acts],
  );
  useCommands(commands);
}

const group = 'Calendar';

function placeNow({ sessionId }: Session): CalendarPlace {
  return calendarStore().places[sessionId] ?? freshPlace(today(displayZone()));
}

function ways(session: Session): Command[] {
  const { sessionId } = session;
  const { change } = calendarStore();
  const go = (step: 1 | -1) => () => {
    const { layout, date } = placeNow(session);
    change(sessionId, { date: shiftDate(layout, date, step) });
  };
  return [
    {
      id: 'calendar.today',
      label: 'Today',
      group,
      keys: 't',
      icon: 'calendar',
      run: () => change(sessionId, { date: today(displayZone()) }),
    },
    { id: 'calendar.later', label: 'Later', group, keys: [']', 'PageDown'], icon: 'forward', run: go(1) },
    { id: 'calendar.earlier', label: 'Earlier', group, keys: ['[', 'PageUp'], icon: 'back', run: go(-1) },
    {
      id: 'calendar.read',
      label: 'Read the calendar again',
      group,
      icon: 'refresh',
      run: () => void readAgain(sessionId),
    },
  ];
}

function layouts({ sessionId }: Session): Command[] {
  const layout = (to: CalendarLayout, label: string, keys: string): Command => ({
    id: `calendar.${to}`,
    label,
    group,
    keys,
    run: () => calendarStore().change(sessionId, { layout: to }),
  });
  return [
    layout('day', 'Show one day', 'd'),
    layout('work-week', 'Show the work week', 'w'),
    layout('week', 'Show the whole week', 'Shift+W'),
    layout('month', 'Show the month', 'm'),
    layout('agenda', 'Show the agenda', 'a'),
  ];
}

function newMeeting(session: Session): Command {
  return {
    id: 'calendar.new',
    label: 'New meeting',
    group,
    keys: ['n', 'c'],
    icon: 'add',
    isPrimary: true,
    whyNot: whyNotMake(session),
    run: () => openForm(session, nextHalfHour(placeNow(session).date, displayZone())),
  };
}

/** The half hour to come when today is shown, otherwise the morning of the day that is. */
export function nextHalfHour(date: string, zone: string): MeetingTime {
  const now = wallClock(new Date().toISOString(), zone);
  const isToday = now.date === date;
  const minute = isToday ? Math.min(Math.ceil((now.minutes + 1) / 30) * 30, 23 * 60) : 9 * 60;
  return {
    kind: 'timed',
    start: instantAt(date, minute, zone),
    end: instantAt(date, minute + 30, zone),
    timeZone: zone,
  };
}
