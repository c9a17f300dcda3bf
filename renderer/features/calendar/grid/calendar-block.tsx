import { useEffect, useRef, type CSSProperties, type KeyboardEvent, type PointerEvent } from 'react';
import { classNames } from '../../../components/layout/class-names.ts';
import { Icon } from '../../../components/words/icon.tsx';
import type { CalendarRow } from '../../../../shared/model/calendar.ts';
import { clockTime, spokenRow } from '../calendar-words.ts';

/** What one block of a calendar is told. */
export interface BlockProps {
  readonly row: CalendarRow;
  readonly zone: string;
  /** `block` has room for a second line, `bar` lies in one, `short` is a block of one line. */
  readonly shape: 'block' | 'short' | 'bar';
  readonly style?: CSSProperties | undefined;
  readonly isFocusable: boolean;
  readonly isOpen: boolean;
  readonly isPending: boolean;
  /** Keys moved it into another day: it is drawn anew there and keeps the focus. */
  readonly takesFocus: boolean;
  /** Others at the same time in this calendar. */
  readonly clashes?: readonly CalendarRow[] | undefined;
  readonly showsTime?: boolean | undefined;
  readonly onOpen: () => void;
  readonly onFocus: () => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLButtonElement>) => void;
  readonly onPointerDown?: ((event: PointerEvent<HTMLButtonElement>) => void) | undefined;
}

/** One item of a calendar. Everything its look says is in its spoken name too. */
export function CalendarBlock(props: BlockProps) {
  const { row, zone, shape } = props;
  const spoken = `${spokenRow(row, zone)}${clashWords(props.clashes ?? [])}`;
  const button = useRef<HTMLButtonElement>(null);
  const takesFocus = useRef(props.takesFocus);
  useEffect(() => {
    if (takesFocus.current) button.current?.focus();
  }, []);
  return (
    <button
      aria-expanded={props.isOpen}
      aria-haspopup="dialog"
      aria-label={spoken}
      className={classNames(
        'calendar-block',
        `calendar-block--${shape}`,
        row.isHidden && 'calendar-block--hidden',
        row.isCancelled && 'calendar-block--cancelled',
        (row.freeBusy === 'Tentative' || row.myResponse === 'NoResponseReceived') &&
          'calendar-block--tentative',
        row.freeBusy === 'Free' && 'calendar-block--free',
        props.isOpen && 'calendar-block--open',
        props.isPending && 'calendar-block--pending',
      )}
      data-item-id={row.itemId}
      onClick={props.onOpen}
      onFocus={props.onFocus}
      onKeyDown={props.onKeyDown}
      onPointerDown={props.onPointerDown}
      ref={button}
      style={props.style}
      tabIndex={props.isFocusable ? 0 : -1}
      type="button"
    >
      <span className="calendar-block__title" title={spoken}>
        {props.clashes !== undefined && <Icon className="calendar-block__clash" name="overlap" />}
        {props.showsTime === true && (
          <span className="calendar-block__time">{clockTime(row.start, zone)} </span>
        )}
        {blockTitle(row)}
        {row.type !== 'Single' && <Icon className="calendar-block__mark" name="recurring" />}
      </span>
      {shape === 'block' && !row.isHidden && (
        <span className="calendar-block__place" title={spoken}>
          {secondLine(row)}
        </span>
      )}
    </button>
  );
}

/** What a double booking is called at the end of a block's spoken name. */
function clashWords(clashes: readonly CalendarRow[]): string {
  return clashes.length === 0 ? '' : `, double booked with ${clashes.map(blockTitle).join(', ')}`;
}

/** What stands first in a block. */
export function blockTitle(row: CalendarRow): string {
  if (row.isHidden) return 'Private';
  return row.subject === '' ? '(no subject)' : row.subject;
}

/** What asks for something stands before what only says where: the end is what a narrow block cuts. */
function secondLine(row: CalendarRow): string {
  if (row.isCancelled) return 'cancelled';
  if (row.myResponse === 'NoResponseReceived')
    return row.location === '' ? 'needs answer' : `needs answer · ${row.location}`;
  return row.location;
}
