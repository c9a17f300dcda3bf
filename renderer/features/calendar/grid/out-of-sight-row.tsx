import { countOf } from '../../../components/words/count-words.ts';
import { longDate } from '../calendar-words.ts';
import type { Block } from './day-layout.ts';
import type { CalendarRow } from '../../../../shared/model/calendar.ts';
import { outOfSight, type Stretch } from './hours-in-sight.ts';

/** What lies above the hours in sight, or below them, for each day: "2 earlier", "3 later". A press brings it into sight. */
export function OutOfSightRow(props: {
  readonly side: 'earlier' | 'later';
  readonly days: readonly string[];
  readonly blocks: ReadonlyMap<string, readonly Block<CalendarRow>[]>;
  readonly sight: Stretch | null;
  readonly bring: (block: Stretch) => void;
}) {
  const { side, days, blocks, sight, bring } = props;
  if (sight === null) return null;
  return (
    <div className={`out-of-sight out-of-sight--${side}`}>
      {days.map((day, index) => {
        const hidden = outOfSight((blocks.get(day) ?? []).map(stretchOf), sight);
        const nearest = side === 'earlier' ? hidden.nearestEarlier : hidden.nearestLater;
        if (nearest === null) return null;
        const words = `${hidden[side]} ${side}`;
        return (
          <button
            aria-label={`${countOf(hidden[side], 'item')} ${side} on ${longDate(day)}: show`}
            className="out-of-sight__sign"
            key={day}
            onClick={() => bring(nearest)}
            style={{ gridColumn: index + 2 }}
            type="button"
          >
            <span aria-hidden="true">{side === 'earlier' ? '↑' : '↓'}</span> {words}
          </button>
        );
      })}
    </div>
  );
}

/** The minutes that a block takes of its day. */
export function stretchOf({ top, height }: Block<CalendarRow>): Stretch {
  return { from: top, to: top + height };
}
