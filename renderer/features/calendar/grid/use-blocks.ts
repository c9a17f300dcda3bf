import type { KeyboardEvent } from 'react';
import { useToastsStore } from '../../../app/stores/toasts-store.ts';
import { reasonSentence } from '../../../components/words/why-not.tsx';
import type { CalendarRow, MeetingTime } from '../../../../shared/model/calendar.ts';
import type { Session } from '../../../../shared/model/session.ts';
import { blockBeside, inOrder, type Way } from './block-walk.ts';
import type { CalendarProps } from '../calendar-props.ts';
import { calendarStore, type CalendarPlace } from '../calendar-store.ts';
import { spokenRow } from '../calendar-words.ts';
import type { BlockProps } from './calendar-block.tsx';
import { moveRow } from '../meeting/meeting-actions.ts';
import { moveTime, rowAt, snapMinutes, type Step } from '../meeting/meeting-move.ts';
import { whyNotChange } from '../meeting/why-not-change.ts';

const ways: ReadonlySet<string> = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']);

/** What Alt and an arrow move a block by. */
const nudges: Readonly<Record<Way, Step>> = {
  ArrowUp: { days: 0, minutes: -snapMinutes },
  ArrowDown: { days: 0, minutes: snapMinutes },
  ArrowLeft: { days: -1, minutes: 0 },
  ArrowRight: { days: 1, minutes: 0 },
};

type Behaviour = Pick<
  BlockProps,
  | 'clashes'
  | 'takesFocus'
  | 'isFocusable'
  | 'isOpen'
  | 'isPending'
  | 'onOpen'
  | 'onFocus'
  | 'onKeyDown'
  | 'row'
  | 'zone'
>;

/** Gives each block its behaviour: one of them in the order of Tab, arrows that walk, Alt and arrows that move. */
export function blocksOf(view: CalendarProps): (row: CalendarRow) => Behaviour {
  const { place, rows, session, zone } = view;
  const { change } = calendarStore();
  const { sessionId } = session;
  const isKnown = rows.some((row) => row.itemId === place.focused);
  const first = inOrder(rows)[0]?.itemId;
  return (row) => ({
    row,
    zone,
    clashes: view.clashes.get(row.itemId),
    isFocusable: row.itemId === (isKnown ? place.focused : first),
    isOpen: place.overlay.overlay === 'item' && place.overlay.itemId === row.itemId,
    takesFocus: place.overlay.overlay === 'nudge' && place.overlay.row.itemId === row.itemId,
    isPending: place.pending.has(row.itemId),
    onFocus: () => place.focused !== row.itemId && change(sessionId, { focused: row.itemId }),
    onOpen: () => {
      if (place.overlay.overlay === 'nudge') void settleNudge(session, place);
      else change(sessionId, { overlay: { overlay: 'item', itemId: row.itemId } });
    },
    onKeyDown: (event) => pressBlock(event, view, row),
  });
}

/** Moves a row, or says why it cannot be moved. */
export function tryMove(session: Session, row: CalendarRow, time: MeetingTime): void {
  const whyNot = whyNotChange(session, row);
  if (whyNot === null) void moveRow(session, row, time);
  else useToastsStore.getState().show({ tone: 'pending', text: `Not moved. ${reasonSentence(whyNot)}` });
}

/** Takes back a block that was on its way by keys. */
export function dropNudge({ sessionId }: Session, place: CalendarPlace): void {
  if (place.overlay.overlay !== 'nudge') return;
  const { change, propose } = calendarStore();
  propose(sessionId, place.overlay.row.itemId, null);
  change(sessionId, { overlay: { overlay: 'none' } });
}

/** Puts a block that was on its way by keys where it is. */
export async function settleNudge(session: Session, place: CalendarPlace): Promise<void> {
  if (place.overlay.overlay !== 'nudge') return;
  const { row, time } = place.overlay;
  calendarStore().change(session.sessionId, { overlay: { overlay: 'none' } });
  await moveRow(session, row, time);
}

function pressBlock(event: KeyboardEvent<HTMLButtonElement>, view: CalendarProps, row: CalendarRow): void {
  const { session, place } = view;
  if (event.key === 'Escape' && place.overlay.overlay === 'nudge') dropNudge(session, place);
  else if (isWay(event.key) && event.altKey) nudge(view, row, nudges[event.key]);
  else if (isWay(event.key) && !event.ctrlKey && !event.metaKey)
    walk(event.currentTarget, view, row, event.key);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function walk(
  element: HTMLElement,
  { rows, zone, session }: CalendarProps,
  row: CalendarRow,
  way: Way,
): void {
  const next = blockBeside(rows, row, way, zone);
  if (next === null) return;
  calendarStore().change(session.sessionId, { focused: next.itemId });
  const blocks = element.closest('.calendar-view')?.querySelectorAll<HTMLElement>('[data-item-id]') ?? [];
  [...blocks].find((block) => block.dataset['itemId'] === next.itemId)?.focus();
}

function nudge({ session, place, zone }: CalendarProps, shown: CalendarRow, step: Step): void {
  const { sessionId } = session;
  const whyNot = whyNotChange(session, shown);
  const { show, announce } = useToastsStore.getState();
  if (whyNot !== null) {
    show({ tone: 'pending', text: `Not moved. ${reasonSentence(whyNot)}` });
    return;
  }
  const time = moveTime(shown, step, zone);
  if (time === null) return;
  const isOnItsWay = place.overlay.overlay === 'nudge' && place.overlay.row.itemId === shown.itemId;
  const row = isOnItsWay && place.overlay.overlay === 'nudge' ? place.overlay.row : shown;
  const { propose, change } = calendarStore();
  if (!isOnItsWay) dropNudge(session, place);
  change(sessionId, { overlay: { overlay: 'nudge', row, time } });
  propose(sessionId, row.itemId, time);
  announce(`${spokenRow(rowAt(row, time), zone)}. Enter moves it there, Escape takes it back.`);
}

function isWay(key: string): key is Way {
  return ways.has(key);
}
