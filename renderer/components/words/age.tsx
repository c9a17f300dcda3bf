import { useNow } from './use-now.ts';
import { ageWords, dateTimeWords } from './time-words.ts';

/** How old something is ("8 s ago"), ticking; the whole moment on hover. `at` is an ISO 8601 instant. */
export function Age(props: { readonly at: string; readonly className?: string | undefined }) {
  const words = useNow((now) => ageWords(props.at, now));
  return (
    <time className={props.className} dateTime={props.at} title={dateTimeWords(props.at)}>
      {words}
    </time>
  );
}
