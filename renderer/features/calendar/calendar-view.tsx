import { useEffect, useMemo, useRef, type RefObject } from 'react';
import { useFolderActs } from '../../app/stores/rights-store.ts';
import { FailureNotice } from '../../app/failure-notice.tsx';
import { UnreadableLine } from '../../components/lists/unreadable-line.tsx';
import type { Session } from '../../../shared/model/session.ts';
import { AgendaList } from './grid/agenda-list.tsx';
import { CalendarLacks } from './calendar-lacks.tsx';
import { CalendarReportLine } from './calendar-report-line.tsx';
import { CalendarToolbar } from './calendar-toolbar.tsx';
import { today } from './calendar-range.ts';
import { pageKey, rowsShown, unknownPage } from './calendar-pages.ts';
import {
  calendarStore,
  freshPlace,
  rangeShown,
  useCalendarStore,
  type CalendarPlace,
} from './calendar-store.ts';
import { clashesOf } from './meeting/clashes.ts';
import { CancelDialog } from './meeting/cancel-dialog.tsx';
import { displayZone } from './display-zone.ts';
import { ItemPopover } from './item/item-popover.tsx';
import { readAgain } from './meeting/meeting-actions.ts';
import { MeetingForm } from './meeting/meeting-form.tsx';
import { MonthGrid } from './grid/month-grid.tsx';
import { MoveDialog } from './meeting/move-dialog.tsx';
import { useCalendarCommands } from './use-calendar-commands.ts';
import { calendarFolder } from './meeting/why-not-change.ts';
import { WeekGrid } from './grid/week-grid.tsx';
import './calendar-view.css';

/** A stretch that is older than this is read again when it is shown, in milliseconds. */
const freshMs = 15_000;

/** The calendar of one mailbox, painted from memory and then read again. */
export function CalendarView(props: { readonly session: Session }) {
  const { session } = props;
  const { sessionId } = session;
  const zone = displayZone();
  const known = useCalendarStore((store) => store.places[sessionId]);
  const place = useMemo(() => known ?? freshPlace(today(zone)), [known, zone]);
  const range = useMemo(
    () => rangeShown({ layout: place.layout, date: place.date }, zone),
    [place.layout, place.date, zone],
  );
  const key = pageKey(range);
  const kept = place.pages.get(key) ?? unknownPage;
  const rows = useMemo(() => rowsShown(kept, place.pending), [kept, place.pending]);
  useEffect(() => {
    const page = calendarStore().places[sessionId]?.pages.get(key)?.page;
    const isFresh = page !== undefined && page !== null && Date.now() - Date.parse(page.asOf) < freshMs;
    if (!isFresh) void calendarStore().read(sessionId, range);
  }, [sessionId, key, range]);
  const acts = useFolderActs(session, calendarFolder(place));
  useCalendarCommands(session, place, acts);
  const section = useRef<HTMLElement>(null);
  useFocusReturn(section, place);
  const clashes = useMemo(() => clashesOf(rows), [rows]);
  const view = { session, place, range, rows, zone, clashes };
  return (
    <section
      aria-label={`Calendar of ${session.names.mailbox}`}
      className="calendar-view"
      data-colour={session.colour}
      data-session={sessionId}
      ref={section}
      tabIndex={-1}
    >
      <CalendarToolbar {...view} kept={kept} />
      {kept.now.reading === 'failed' && (
        <div className="calendar-view__failure">
          <FailureNotice failure={kept.now.failure} onTestAgain={() => void readAgain(sessionId)} />
        </div>
      )}
      <CalendarLacks page={kept.page} />
      <UnreadableLine unreadable={kept.page?.unreadable} />
      <div aria-busy={kept.now.reading === 'running'} className="calendar-view__body">
        {place.layout === 'month' && <MonthGrid {...view} />}
        {place.layout === 'agenda' && <AgendaList {...view} isKnown={kept.page !== null} />}
        {place.layout !== 'month' && place.layout !== 'agenda' && (
          <WeekGrid key={`${sessionId} ${place.layout}`} {...view} isKnown={kept.page !== null} />
        )}
        <CalendarReportLine place={place} session={session} />
      </div>
      <ItemPopover {...view} />
      {place.overlay.overlay === 'form' && (
        <MeetingForm form={place.overlay} place={place} session={session} />
      )}
      {place.overlay.overlay === 'move' && (
        <MoveDialog
          place={place}
          row={place.overlay.row}
          session={session}
          time={place.overlay.time}
          zone={zone}
        />
      )}
      {place.overlay.overlay === 'cancel' && (
        <CancelDialog
          messageText={place.overlay.messageText}
          place={place}
          row={place.overlay.row}
          session={session}
          zone={zone}
        />
      )}
    </section>
  );
}

/** After a form or a dialog the focus is on the block that was left, or on the calendar where that is gone. */
function useFocusReturn(section: RefObject<HTMLElement | null>, { overlay, focused }: CalendarPlace): void {
  const former = useRef(overlay.overlay);
  useEffect(() => {
    const wasDialog = ['form', 'move', 'cancel'].includes(former.current);
    former.current = overlay.overlay;
    if (!wasDialog || overlay.overlay !== 'none') return undefined;
    const frame = requestAnimationFrame(() => {
      const blocks = section.current?.querySelectorAll<HTMLElement>('[data-item-id]') ?? [];
      const block = [...blocks].find((one) => one.dataset['itemId'] === focused);
      (block ?? section.current)?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [section, overlay.overlay, focused]);
}
