import type { MessageRow } from '../../../../shared/model/message.ts';
import { countOf } from '../../../components/words/count-words.ts';
import { personName } from '../../../components/words/name-words.ts';
import type { Rows } from './message-rows.ts';

/**
 * What a screen reader is told of a list that changed by itself; empty when nothing unread has come. What came is newer
 * than anything that was there: a message that moved in keeps its time and arrives for nobody.
 */
export function arrivalWords(before: Rows, now: Rows): string {
  const newest = newestOf(before);
  if (newest === null) return '';
  const come = [...now.byIndex.values()].filter(
    ({ isRead, receivedAt }) => !isRead && receivedAt !== null && receivedAt > newest,
  );
  const [first] = come;
  if (first === undefined) return '';
  if (come.length > 1) return `${countOf(come.length, 'new message')}.`;
  if (first.isHidden) return 'New private message.';
  const from = first.from === null ? 'nobody named' : personName(first.from);
  return `New message from ${from}: ${first.subject === '' ? 'without a subject' : first.subject}.`;
}

function newestOf({ byIndex }: Rows): string | null {
  const times = [...byIndex.values()].flatMap(({ receivedAt }: MessageRow) => receivedAt ?? []);
  return times.toSorted().at(-1) ?? null;
}
