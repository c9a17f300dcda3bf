import { useRightsStore, whyNotDo } from '../../../app/stores/rights-store.ts';
import { whyNotWrite } from '../../../app/why-not-write.ts';
import type { Reason } from '../../../components/words/why-not.tsx';
import type { CalendarRow } from '../../../../shared/model/calendar.ts';
import type { FolderActs } from '../../../../shared/model/folder.ts';
import type { Session } from '../../../../shared/model/session.ts';
import { nameOf } from '../../../../shared/same-person.ts';
import { calendarStore, type CalendarPlace } from '../calendar-store.ts';
import { itemName, useItemsStore } from '../item/items-store.ts';

/** Why nothing can be made in this calendar; null where it can. */
export function whyNotMake(session: Session): Reason | null {
  return whyNotWrite(session) ?? whyNotDo('create', { acts: calendarActs(session), item: null });
}

/** Why this item cannot be moved or changed (`change`), or cancelled (`delete`) from here; null where it can. */
export function whyNotChange(
  session: Session,
  row: CalendarRow,
  act: 'change' | 'delete' = 'change',
): Reason | null {
  if (row.isHidden) return 'This item is private: only its owner may see and change it.';
  if (row.isCancelled) return 'This meeting has been cancelled.';
  const whyNot = whyNotOurs(session, row) ?? whyNotWrite(session);
  if (whyNot !== null) return whyNot;
  const known = useItemsStore.getState().items.get(itemName(session.sessionId, row.itemId));
  const item = known?.state === 'loaded' ? known.item.rights : null;
  return whyNotDo(act, { acts: calendarActs(session), item });
}

/** The folder that a session's calendar is read from; null until a stretch of it has been read. */
export function calendarFolder(place: CalendarPlace | undefined): string | null {
  for (const kept of place?.pages.values() ?? []) if (kept.page !== null) return kept.page.folderId;
  return null;
}

function calendarActs({ sessionId }: Session): FolderActs | null {
  const folderId = calendarFolder(calendarStore().places[sessionId]);
  return folderId === null ? null : (useRightsStore.getState().acts[sessionId]?.[folderId] ?? null);
}

/** Exchange says whose meeting it is; the organiser's name and address are no proof of it, in either direction. */
function whyNotOurs({ names }: Session, { role, organizer }: CalendarRow): Reason | null {
  switch (role) {
    case 'organizer':
      return null;
    case 'attendee': {
      const name = organizer === null ? '' : nameOf(organizer);
      return `${name === '' ? 'Somebody else' : name} organises this meeting: only the organiser can move, change or cancel it for everybody.`;
    }
    case 'unknown':
      return `The server does not say that ${names.mailbox} organises this meeting, and only the organiser can move, change or cancel it.`;
  }
}
