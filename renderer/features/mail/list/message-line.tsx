/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a row of a virtual listbox (ARIA 1.2, option). */
import { memo } from 'react';
import { classNames } from '../../../components/layout/class-names.ts';
import { Icon } from '../../../components/words/icon.tsx';
import type { MessageRow } from '../../../../shared/model/message.ts';
import { displayZone } from '../../calendar/display-zone.ts';
import { displayText } from '../body/display-text.ts';
import { rowDate, rowName, spokenRow } from '../reading/message-words.ts';

/** What one row is told. */
interface LineProps {
  readonly id: string;
  /** Null while its window is on its way: the place is kept. */
  readonly row: MessageRow | null;
  /** The server counts it and gave nothing that could be read of it: no row will ever come. */
  readonly isUnreadable: boolean;
  readonly index: number;
  readonly total: number;
  /** The day that it is, in the zone that times are shown in: one for all rows. */
  readonly today: string;
  /** Pixels from the top of the list. */
  readonly start: number;
  readonly density: 'comfortable' | 'compact';
  readonly isSelected: boolean;
  readonly isOutgoing: boolean;
  readonly onSelect: () => void;
}

const UNREADABLE = 'This item could not be read';

/** One row of the message list. */
export const MessageLine = memo(MessageLineView, isSameLine);

function MessageLineView(props: LineProps) {
  const { row, density, isSelected, isOutgoing, isUnreadable } = props;
  const date = rowDate(row?.receivedAt ?? null, props.today, displayZone());
  return (
    <div
      aria-busy={(row === null && !isUnreadable) || undefined}
      aria-label={row === null ? (isUnreadable ? UNREADABLE : 'Loading') : spokenRow(row, isOutgoing, date)}
      aria-posinset={props.index + 1}
      aria-selected={isSelected}
      aria-setsize={props.total}
      className={classNames(
        'message-line',
        `message-line--${density}`,
        isSelected && 'message-line--selected',
        row !== null && !row.isRead && 'message-line--unread',
        row?.isHidden === true && 'message-line--hidden',
      )}
      id={props.id}
      onPointerDown={(event) => event.button === 0 && props.onSelect()}
      role="option"
      style={{ transform: `translateY(${props.start}px)` }}
      tabIndex={-1}
    >
      {row === null ? (
        <span className={isUnreadable ? 'message-line__unreadable' : 'message-line__waiting'}>
          {isUnreadable && UNREADABLE}
        </span>
      ) : (
        <LineContent {...props} date={date} row={row} />
      )}
    </div>
  );
}

function LineContent(props: LineProps & { readonly row: MessageRow; readonly date: string }) {
  const { row, date, isOutgoing, density } = props;
  const subject = row.subject === '' ? '(no subject)' : displayText(row.subject).text;
  const categories = row.categories.slice(0, 2);
  return (
    <>
      <span className="message-line__name">{rowName(row, isOutgoing)}</span>
      <span className="message-line__marks">
        {row.lastAct === 'answered' && <Icon name="reply" />}
        {row.lastAct === 'forwarded' && <Icon name="forwardMessage" />}
        {row.importance === 'High' && <Icon className="message-line__high" name="importance" />}
        {row.hasAttachments && <Icon name="attachment" />}
        {row.flag === 'Flagged' && <Icon className="message-line__flag" name="flag" />}
        {row.flag === 'Complete' && <Icon name="check" />}
      </span>
      <span className="message-line__date">{date}</span>
      <span className="message-line__subject">
        {row.isHidden ? 'Only its owner may see what this is' : subject}
      </span>
      {density === 'comfortable' && (
        <span className="message-line__preview">
          <span className="message-line__words">
            {row.isHidden
              ? 'Marked private; Onbehalf hides it from delegates.'
              : displayText(row.preview).text}
          </span>
          {categories.map((category) => (
            <span className="message-line__category" key={category}>
              {category}
            </span>
          ))}
        </span>
      )}
    </>
  );
}

function isSameLine(before: LineProps, after: LineProps): boolean {
  return (
    before.row === after.row &&
    before.index === after.index &&
    before.total === after.total &&
    before.today === after.today &&
    before.start === after.start &&
    before.density === after.density &&
    before.isSelected === after.isSelected &&
    before.isOutgoing === after.isOutgoing &&
    before.isUnreadable === after.isUnreadable
  );
}
