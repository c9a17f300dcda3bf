import type { CalendarPage } from '../../../shared/model/calendar.ts';
import { Notice } from '../../components/layout/notice.tsx';
import { countOf } from '../../components/words/count-words.ts';

/** What a stretch lacks or guesses, over the days themselves; nothing where it is whole. */
export function CalendarLacks(props: { readonly page: CalendarPage | null }) {
  const { page } = props;
  const lines = page === null ? [] : lacksWords(page);
  if (page === null || lines.length === 0) return null;
  const isWhole = !page.isPartial && (page.missing ?? []).length === 0;
  return (
    <div className="calendar-view__failure">
      <Notice title={isWhole ? 'Some hours are a guess' : 'This calendar is not all here'} tone="pending">
        {lines.join(' ')}
      </Notice>
    </div>
  );
}

/** What a stretch lacks, in sentences. */
export function lacksWords({ isPartial, missing = [], rows }: CalendarPage): readonly string[] {
  const guessed = rows.filter((row) => row.isZoneAssumed === true).length;
  const named = missing.flatMap(({ subject }) => (subject === '' ? [] : [`“${subject}”`]));
  const one = missing.length === 1;
  return [
    ...(missing.length > 0
      ? [
          `${countOf(missing.length, 'recurring meeting')} of this calendar ${one ? 'is' : 'are'} not shown${named.length === 0 ? '' : ` (${named.join(', ')})`}: how ${one ? 'it comes' : 'they come'} again could not be read. Look at ${one ? 'it' : 'them'} in Outlook or Outlook on the web.`,
        ]
      : []),
    ...(isPartial && missing.length === 0
      ? ['The server gave fewer items than it has here. A shorter stretch, a week or a day, may show all.']
      : []),
    ...(guessed > 0
      ? [
          `The server gave no time zone for ${countOf(guessed, 'recurring item')}: their hour is that of UTC, and may be another one in the summer or the winter.`,
        ]
      : []),
  ];
}
