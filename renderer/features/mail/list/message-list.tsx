/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a list of 100,000 rows draws only those in sight, with the focus on
   the list itself (ARIA 1.2, listbox with aria-activedescendant); the native select can do neither. */
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import type { Session } from '../../../../shared/model/session.ts';
import { useNow } from '../../../components/words/use-now.ts';
import { displayZone } from '../../calendar/display-zone.ts';
import { isOutgoing } from '../folders/folder-order.ts';
import {
  listName,
  mailStore,
  useMailStore,
  type ListKey,
  type MailPlace,
  type MessageList as List,
} from '../mail-store.ts';
import { selectIndex } from '../message-actions.ts';
import { missingWindows, windowsOf } from './message-rows.ts';
import { MessageLine } from './message-line.tsx';
import { dayIn } from '../reading/message-words.ts';
import { rowsToDraw, spaceOf, type RowRange } from './rows-in-sight.ts';
import { useFixedRows } from './use-fixed-rows.ts';
import { useRowsStay } from './use-rows-stay.ts';

/** Heights of a row in CSS pixels at a font size of 16; they follow the page's own zoom. */
const rowHeights = { comfortable: 68, compact: 34 } as const;
/** Rows drawn above and below those in sight, so that scrolling meets none that is empty. */
const BEYOND = 8;
/** Rows asked for below those in sight, before they are scrolled to. */
const AHEAD = 30;
/** Milliseconds that the first rows of a list have for themselves. */
const REST_MS = 100;

/** What the list is told. */
interface MessageListProps {
  readonly session: Session;
  readonly place: MailPlace;
  readonly list: List;
  readonly listKey: ListKey;
}

/** The rows of a folder. Only those in sight are drawn; windows that are not known are asked for as they come. */
export function MessageList(props: MessageListProps) {
  const { session, place, list, listKey } = props;
  const { sessionId } = session;
  const density = useMailStore((store) => store.density);
  const box = useRef<HTMLDivElement>(null);
  // Views that are hidden and kept have rows too: ids are this list's own.
  const id = useId();
  const height = rowHeights[density];
  const { inSight, show } = useFixedRows(box, height, list.scrollTop);
  const hasRested = useHasRested();
  useRowsInSight(props, rowsToDraw(inSight, 0, list.rows.total), hasRested);
  useRoomTold(inSight);
  useScrollKept(props, box);
  useRowsStay(list.rows, box, height);

  function move(to: number): void {
    const index = Math.max(0, Math.min(to, list.rows.total - 1));
    selectIndex(sessionId, listKey, index);
    show(index);
  }
  function press(event: KeyboardEvent): void {
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / height) - 1);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: list.selectedIndex + 1,
      ArrowUp: list.selectedIndex - 1,
      PageDown: list.selectedIndex + page,
      PageUp: list.selectedIndex - page,
      Home: 0,
      End: list.rows.total - 1,
    };
    const to = steps[event.key];
    if (to !== undefined && !event.ctrlKey && !event.altKey && !event.metaKey) move(to);
    else if (event.key === 'Enter')
      box.current?.closest('.mail-view')?.querySelector<HTMLElement>('[data-reading-pane]')?.focus();
    else return;
    event.preventDefault();
  }
  // Keys that work from anywhere move the selection without the focus: the row is still brought into sight. A list
  // that was hidden and comes back has not moved, and neither has one whose message was pushed down by news.
  const sight = useRef({ index: list.selectedIndex, message: list.selected });
  useEffect(() => {
    const { index, message } = sight.current;
    sight.current = { index: list.selectedIndex, message: list.selected };
    const isPushed = list.selected !== null && list.selected === message;
    if (list.selectedIndex === index || isPushed) return;
    if (list.selectedIndex !== -1) show(list.selectedIndex);
  }, [show, list.selectedIndex, list.selected]);
  const outgoing = isOutgoing(place.folders.find((one) => one.folderId === place.folderId) ?? null);
  const today = useNow((now) => dayIn(displayZone(), now));
  const { first, last } = rowsToDraw(inSight, hasRested ? BEYOND : 0, list.rows.total);
  const drawn = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  const isSelectedDrawn = list.selectedIndex >= first && list.selectedIndex <= last;
  return (
    <div
      aria-activedescendant={isSelectedDrawn ? `${id}-${list.selectedIndex}` : undefined}
      aria-label="Messages"
      className={`message-list message-list--${density}`}
      // A pressed row may scroll away and be gone; the focus belongs to the list.
      onFocus={(event) => event.target !== box.current && box.current?.focus({ preventScroll: true })}
      onKeyDown={press}
      ref={box}
      role="listbox"
      tabIndex={0}
    >
      <div
        className="message-list__space"
        role="presentation"
        style={{ height: spaceOf(list.rows.total, height) }}
      >
        {drawn.map((index) => (
          <MessageLine
            density={density}
            id={`${id}-${index}`}
            index={index}
            isOutgoing={outgoing}
            isSelected={index === list.selectedIndex}
            key={index}
            onSelect={() => move(index)}
            isUnreadable={list.rows.blank?.has(index) === true}
            row={list.rows.byIndex.get(index) ?? null}
            start={index * height}
            today={today}
            total={list.rows.total}
          />
        ))}
      </div>
    </div>
  );
}

/** False while a list is being drawn for the first time: the rows that are seen come first, their neighbours after. */
function useHasRested(): boolean {
  const [hasRested, setRested] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setRested(true), REST_MS);
    return () => clearTimeout(timer);
  }, []);
  return hasRested;
}

/** So that the next mailbox is asked for as many rows as there is room for. */
function useRoomTold({ first, last }: RowRange): void {
  const room = last - first + 1;
  useEffect(() => {
    if (room > 0) mailStore().setRoom(room);
  }, [room]);
}

/** Asks for the windows in sight that are not known, once scrolling rests a moment, and for those soon below. */
function useRowsInSight(
  { session, listKey, list }: MessageListProps,
  { first, last }: RowRange,
  hasRested: boolean,
): void {
  const { sessionId } = session;
  const { folderId, search } = listKey;
  const missing = missingWindows(list.rows, first, hasRested ? last + AHEAD : last).join(' ');
  const inSight = windowsOf(first, last).join(' ');
  useEffect(() => {
    mailStore().changeList(sessionId, { folderId, search }, () => ({
      inSight: inSight.split(' ').map(Number),
    }));
  }, [sessionId, folderId, search, inSight]);
  useEffect(() => {
    if (missing === '') return undefined;
    const timer = setTimeout(() => {
      for (const offset of missing.split(' '))
        void mailStore().readWindow(sessionId, { folderId, search }, Number(offset));
    }, 60);
    return () => clearTimeout(timer);
  }, [sessionId, folderId, search, missing]);
}

/** Keeps the scroll position when the list leaves the screen, and takes it up when it comes back. */
function useScrollKept(
  { session, listKey }: MessageListProps,
  box: { readonly current: HTMLDivElement | null },
): void {
  const { sessionId } = session;
  const { folderId, search } = listKey;
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const key = { folderId, search };
    let scrollTop = mailStore().places[sessionId]?.lists[listName(key)]?.scrollTop ?? 0;
    // At the top it is already; asking the box would have the page laid out before its time.
    if (scrollTop > 0) element.scrollTo({ top: scrollTop });
    const follow = () => {
      scrollTop = element.scrollTop;
    };
    element.addEventListener('scroll', follow, { passive: true });
    return () => {
      element.removeEventListener('scroll', follow);
      mailStore().changeList(sessionId, key, () => ({ scrollTop }));
    };
  }, [box, sessionId, folderId, search]);
}
