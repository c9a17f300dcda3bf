import { classNames } from '../../../components/layout/class-names.ts';
import { useNow } from '../../../components/words/use-now.ts';
import type { CalendarRow } from '../../../../shared/model/calendar.ts';
import { CalendarBlock } from './calendar-block.tsx';
import type { CalendarProps } from '../calendar-props.ts';
import { clockTime, longDate } from '../calendar-words.ts';
import { gridStyle } from './grid-style.ts';
import { linesIn, type Block } from './day-layout.ts';
import { blocksOf } from './use-blocks.ts';
import { markedBy, type useGridPointer } from './use-grid-pointer.ts';
import { wallClock } from '../wall-clock.ts';

interface DayColumnProps extends CalendarProps {
  readonly day: string;
  readonly isToday: boolean;
  /** What is drawn among the hours. */
  readonly blocks: readonly Block<CalendarRow>[];
  readonly pointer: ReturnType<typeof useGridPointer>;
}

/** The hours of one day with its blocks side by side. */
export function DayColumn(props: DayColumnProps) {
  const { day, isToday, blocks, zone, pointer } = props;
  const behaviour = blocksOf(props);
  return (
    <fieldset
      aria-label={longDate(day)}
      className={classNames('day-column', isToday && 'day-column--today')}
      data-day={day}
      onPointerDown={(event) => pointer.gripDay(event, day)}
      tabIndex={-1}
    >
      {blocks.map((block) => {
        const own = behaviour(block.row);
        return (
          <CalendarBlock
            {...own}
            key={block.row.itemId}
            onOpen={() => !pointer.tookClick() && own.onOpen()}
            onPointerDown={(event) => pointer.gripBlock(event, block.row, !block.endsAfter)}
            shape={linesIn(block.height) === 1 ? 'short' : 'block'}
            style={placeOf(block)}
          />
        );
      })}
      <Marked {...props} />
      {isToday && <NowLine zone={zone} />}
    </fieldset>
  );
}

/** The stretch that a pointer is marking out for something new. */
function Marked({ pointer, day, zone }: DayColumnProps) {
  const { drag } = pointer;
  if (drag.drag !== 'mark' || drag.date !== day) return null;
  const time = markedBy(drag, zone);
  if (time.kind !== 'timed') return null;
  const top = wallClock(time.start, zone).minutes;
  const height = (Date.parse(time.end) - Date.parse(time.start)) / 60_000;
  return (
    <div className="day-column__marked" style={{ top: hoursOf(top), height: hoursOf(height) }}>
      {clockTime(time.start, zone)} – {clockTime(time.end, zone)}
    </div>
  );
}

function NowLine(props: { readonly zone: string }) {
  const minutes = useNow((now) => wallClock(new Date(now).toISOString(), props.zone).minutes);
  return <div aria-hidden="true" className="day-column__now" style={{ top: hoursOf(minutes) }} />;
}

function placeOf(block: Block<CalendarRow>) {
  const share = 100 / block.columns;
  return {
    ...gridStyle({ '--lines': linesIn(block.height) }),
    top: hoursOf(block.top),
    height: `calc(${hoursOf(block.height)} - 2px)`,
    insetInlineStart: `calc(${block.column * share}% + var(--space-1))`,
    inlineSize: `calc(${block.span * share}% - ${block.column + block.span === block.columns ? 'var(--space-3)' : 'var(--space-1)'})`,
  };
}

/** Minutes as a CSS length on the grid. */
function hoursOf(minutes: number): string {
  return `calc(${minutes / 60} * var(--hour))`;
}
