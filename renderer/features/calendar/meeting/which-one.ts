import type { CalendarRow } from '../../../../shared/model/calendar.ts';

/**
 * What of a series a change reaches, for titles and buttons: "only this one" for one of it, "the whole series" for the
 * series itself; empty for what does not repeat.
 */
export function whichOne({ type }: Pick<CalendarRow, 'type'>): '' | 'only this one' | 'the whole series' {
  switch (type) {
    case 'Single':
      return '';
    case 'Occurrence':
    case 'Exception':
      return 'only this one';
    case 'RecurringMaster':
      return 'the whole series';
  }
}

/** "Move only this one", or the act alone, or with what it is done to where nothing repeats: "Cancel it". */
export function actOn(act: string, row: Pick<CalendarRow, 'type'>, otherwise = ''): string {
  const which = whichOne(row);
  return [act, which === '' ? otherwise : which].filter((word) => word !== '').join(' ');
}
