import type { Item } from '../store/types.ts';
import { element } from '../xml/write.ts';

/** t:ResponseObjects: what CreateItem may be given for this item. */
export function writeResponseObjects(item: Item, _identity: string): string {
  const names = namesFor(item);
  return names.length === 0 ? '' : element('t:ResponseObjects', names.map((name) => `<t:${name}/>`).join(''));
}

const answers = ['AcceptItem', 'TentativelyAcceptItem', 'DeclineItem'] as const;
const replies = ['ReplyToItem', 'ReplyAllToItem', 'ForwardItem'] as const;

function namesFor(item: Item): readonly string[] {
  const { values, kind } = item;
  if (kind === 'CalendarItem') {
    if (values.IsMeeting !== true) return ['ForwardItem'];
    const isOrganizer = values.Organizer?.address.toLowerCase() === item.mailbox.address;
    if (isOrganizer) return ['CancelCalendarItem', 'ForwardItem', 'ReplyAllToItem'];
    return values.IsCancelled === true ? ['RemoveItem', ...replies] : [...answers, ...replies];
  }
  if (kind === 'MeetingRequest') return [...answers, ...replies];
  if (kind === 'MeetingCancellation') return ['RemoveItem', ...replies];
  if (values.IsDraft === true) return ['ForwardItem'];
  return kind === 'Message' || kind === 'MeetingResponse' ? replies : [];
}
