/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a list of 100,000 rows draws only those in sight, with the focus on
   the list itself (ARIA 1.2, listbox with aria-activedescendant); the native select can do neither. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useRef, type KeyboardEvent } from 'react';
import type { Session } from '../../../shared/model/session.ts';
import { isOutgoing } from './folder-order.ts';
import {
  listName,
  mailStore,
  useMailStore,
  type ListKey,
  type MailPlace,
  type MessageList as List,
} from './mail-store.ts';
import { selectIndex } from './message-actions.ts';
import { missingWindows, windowsOf } from './message-rows.ts';
import { MessageLine } from './message-line.tsx';
import { useRowsStay } from './use-rows-stay.ts';

/** Heights of a row in CSS pixels at a font size of 16; they follow the page's own zoom. */
const rowHeights = { comfortable: 68, compact: 34 } as const;

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
  // oxlint-disable-next-line react/incompatible-library -- a warning for React's compiler, which this build does not use
  const virtual = useVirtualizer({
    count: list.rows.total,
    estimateSize: () => height,
    getScrollElement: () => box.current,
    initialOffset: list.scrollTop,
    overscan: 8,
  });
  useEffect(() => virtual.measure(), [virtual, height]);
  useRowsInSight(props, virtual.range?.startIndex ?? 0, virtual.range?.endIndex ?? 0);
  useScrollKept(props, box);
  useRowsStay(list.rows, box, height);

  function move(to: number): void {
    const index = Math.max(0, Math.min(to, list.rows.total - 1));
    selectIndex(sessionId, listKey, index);
    virtual.scrollToIndex(index, { align: 'auto' });
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
    virtual.scrollToIndex(list.selectedIndex, { align: 'auto' });
  }, [virtual, list.selectedIndex, list.selected]);
  const outgoing = isOutgoing(place.folders.find((one) => one.folderId === place.folderId) ?? null);
  const isSelectedDrawn = virtual.getVirtualItems().some((item) => item.index === list.selectedIndex);
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
      <div className="message-list__space" role="presentation" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => (
          <MessageLine
            density={density}
            id={`${id}-${item.index}`}
            index={item.index}
            isOutgoing={outgoing}
            isSelected={item.index === list.selectedIndex}
            key={item.key}
            onSelect={() => move(item.index)}
            row={list.rows.byIndex.get(item.index) ?? null}
            start={item.start}
            total={list.rows.total}
          />
        ))}
      </div>
    </div>
  );
}

/** Asks for the windows in sight that are not known, once scrolling rests a moment. */
function useRowsInSight({ session, listKey, list }: MessageListProps, first: number, last: number): void {
  const { sessionId } = session;
  const { folderId, search } = listKey;
  const missing = missingWindows(list.rows, first, last).join(' ');
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
    element.scrollTo({ top: scrollTop });
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
