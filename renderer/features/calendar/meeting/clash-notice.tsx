import { useEffect, useMemo, useState } from 'react';
import { request } from '../../../app/bridge.ts';
import { Notice } from '../../../components/layout/notice.tsx';
import type { CalendarRow, MeetingTime } from '../../../../shared/model/calendar.ts';
import type { Session } from '../../../../shared/model/session.ts';
import { blockTitle } from '../grid/calendar-block.tsx';
import { useCalendarStore } from '../calendar-store.ts';
import { whenLine } from '../calendar-words.ts';
import { clashesWith, stretchOfTime } from './clashes.ts';
import { displayZone } from '../display-zone.ts';

/** How long a time must rest before a stretch that is not on screen is asked for, in milliseconds. */
const restMs = 300;

/** So many double bookings are named; the rest is counted. */
const mostNamed = 5;

/** Says before anything is saved what stands in the calendar at that time already, and in whose. */
export function ClashNotice(props: {
  readonly session: Session;
  /** Null where the form gives no time, or one that takes nobody's. */
  readonly time: MeetingTime | null;
  readonly itemId: string | null;
}) {
  const { session, time, itemId } = props;
  const zone = displayZone();
  const clashes = useClashes(session.sessionId, time, itemId);
  if (clashes.length === 0) return null;
  const more = clashes.length - mostNamed;
  return (
    <Notice title={`Double booking in the calendar of ${session.names.mailbox}`} tone="pending">
      <ul className="clash-notice">
        {clashes.slice(0, mostNamed).map((row) => (
          <li key={row.itemId}>
            <strong>{blockTitle(row)}</strong>, {whenLine(row, zone)}
            {row.freeBusy === 'Tentative' && ', tentative'}
            {row.freeBusy === 'OOF' && ', away'}
          </li>
        ))}
        {more > 0 && <li>and {more} more</li>}
      </ul>
    </Notice>
  );
}

function useClashes(
  sessionId: string,
  time: MeetingTime | null,
  itemId: string | null,
): readonly CalendarRow[] {
  const stretch = useMemo(() => (time === null ? null : stretchOfTime(time)), [time]);
  const start = stretch?.start ?? '';
  const end = stretch?.end ?? '';
  const pages = useCalendarStore((store) => store.places[sessionId]?.pages);
  const [read, setRead] = useState<{ readonly name: string; readonly rows: readonly CalendarRow[] } | null>(
    null,
  );
  const known = useMemo(() => {
    for (const { page } of pages?.values() ?? [])
      if (
        page !== null &&
        Date.parse(page.start) <= Date.parse(start) &&
        Date.parse(page.end) >= Date.parse(end)
      )
        return page.rows;
    return null;
  }, [pages, start, end]);
  const name = `${sessionId} ${start} ${end}`;
  const isAsked = start !== '' && known === null;
  useEffect(() => {
    if (!isAsked) return undefined;
    async function look(): Promise<void> {
      const answer = await request('calendar.list', { sessionId, start, end });
      if (answer.ok) setRead({ name, rows: answer.value.rows });
    }
    const timer = setTimeout(() => {
      void look();
    }, restMs);
    return () => clearTimeout(timer);
  }, [isAsked, sessionId, start, end, name]);
  const rows = known ?? (read?.name === name ? read.rows : []);
  return stretch === null ? [] : clashesWith(rows, stretch, itemId);
}
