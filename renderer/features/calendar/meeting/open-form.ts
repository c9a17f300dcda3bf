import type { MeetingTime } from '../../../../shared/model/calendar.ts';
import type { Session } from '../../../../shared/model/session.ts';
import { calendarStore } from '../calendar-store.ts';
import { newValues } from './meeting-form-values.ts';
import { whyNotMake } from './why-not-change.ts';

/** Opens the form for a new meeting at a time, where one can be made. */
export function openForm(session: Session, time: MeetingTime): void {
  if (whyNotMake(session) !== null) return;
  const values = newValues(time);
  const overlay = { overlay: 'form', item: null, before: values, values } as const;
  calendarStore().change(session.sessionId, { overlay, report: { report: 'none' } });
}
