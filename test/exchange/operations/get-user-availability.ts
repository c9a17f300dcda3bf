import { rightsOn } from '../rights/rights.ts';
import { readDateTime } from '../schema/date-time.ts';
import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { declarations, writeFailure } from '../soap/response.ts';
import { distinguished } from '../store/mailbox.ts';
import { mailboxOf } from '../store/store.ts';
import type { Item, Mailbox } from '../store/types.ts';
import { isMaster, occurrencesBetween, overlaps } from '../calendar/series.ts';
import { child, childText, descend } from '../xml/node.ts';
import { element } from '../xml/write.ts';
import type { Call } from './call.ts';
import { mergedFreeBusy, readZoneBias, writeEvent, writeWorkingHours } from './free-busy.ts';

/** What one request asks about every mailbox. */
interface Window {
  readonly from: number;
  readonly to: number;
  readonly interval: number;
  readonly view: string;
  /** Offset of the request's zone from UTC in ms, by instant. */
  readonly offset: (instant: number) => number;
}

/** See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/getuseravailability-operation>. */
export function getUserAvailability(call: Call): Outcome<string> {
  const options = child(call.request, 'FreeBusyViewOptions');
  if (!options)
    return refuse('ErrorInvalidFreeBusyViewType', 'Only free/busy views are given; suggestions are not.');
  const offset = readZoneBias(child(call.request, 'TimeZone'));
  const time = (name: string) => {
    const wall = readDateTime(childText(child(options, 'TimeWindow'), name) ?? '', 'UTC') ?? 0;
    return wall - offset(wall);
  };
  const window: Window = {
    from: time('StartTime'),
    to: time('EndTime'),
    interval: Number(childText(options, 'MergedFreeBusyIntervalInMinutes') ?? 30),
    view: childText(options, 'RequestedView')?.trim() ?? 'FreeBusy',
    offset,
  };
  if (window.to <= window.from) return refuse('ErrorInvalidTimeInterval', 'The time window is invalid.');
  const answers = (child(call.request, 'MailboxDataArray')?.children ?? []).map((one) =>
    answer(call, childText(descend(one, 'Email'), 'Address') ?? '', window),
  );
  const inner = element('m:FreeBusyResponseArray', answers.join(''));
  return done(element('m:GetUserAvailabilityResponse', inner, declarations));
}

function answer(call: Call, address: string, window: Window): string {
  const mailbox = mailboxOf(call.store, address);
  const calendar = mailbox && distinguished(mailbox, 'calendar');
  const level = calendar ? rightsOn(calendar, call.identity).freeBusy : 'None';
  const code = mailbox
    ? level === 'None'
      ? 'ErrorNoFreeBusyAccess'
      : 'NoError'
    : 'ErrorMailRecipientNotFound';
  call.record.resultCodes.push(code);
  if (!mailbox || code !== 'NoError')
    return element(
      'm:FreeBusyResponse',
      writeFailure('m:ResponseMessage', refuse(code).refusal) +
        element('m:FreeBusyView', element('t:FreeBusyViewType', 'None')),
    );
  const message = element('m:ResponseMessage', element('m:ResponseCode', 'NoError'), {
    ResponseClass: 'Success',
  });
  return element('m:FreeBusyResponse', message + element('m:FreeBusyView', view(mailbox, level, window)));
}

function view(mailbox: Mailbox, level: string, window: Window): string {
  const events = eventsOf(mailbox, window);
  const isDetailed = window.view.startsWith('Detailed') && level !== 'TimeOnly';
  const type = isDetailed ? window.view : window.view.replace('Detailed', 'FreeBusy');
  const hasEvents = type !== 'MergedOnly';
  const merged = window.view.includes('Merged')
    ? element('t:MergedFreeBusy', mergedFreeBusy(events, window))
    : '';
  const list = events.map((one) =>
    writeEvent(one, { offset: window.offset, level: isDetailed ? level : 'TimeOnly' }),
  );
  return (
    element('t:FreeBusyViewType', type === 'FreeBusyMerged' || hasEvents ? type : 'MergedOnly') +
    merged +
    (hasEvents && list.length > 0 ? element('t:CalendarEventArray', list.join('')) : '') +
    writeWorkingHours(mailbox.person.timeZone)
  );
}

function eventsOf(mailbox: Mailbox, { from, to }: Window): Item[] {
  const found: Item[] = [];
  for (const item of distinguished(mailbox, 'calendar').items)
    if (isMaster(item)) found.push(...occurrencesBetween(item, from, to));
    else if (overlaps(item, from, to)) found.push(item);
  return found.toSorted((a, b) => (a.values.Start ?? 0) - (b.values.Start ?? 0));
}
