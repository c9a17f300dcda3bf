import { rightsOn } from '../rights/rights.ts';
import type { FolderRights } from '../rights/levels.ts';
import { readDateTime } from '../schema/date-time.ts';
import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { declarations, writeFailure, writeSuccess } from '../soap/response.ts';
import { distinguished } from '../store/mailbox.ts';
import { mailboxOf, membersOf } from '../store/store.ts';
import type { Item, Mailbox } from '../store/types.ts';
import { isMaster, occurrencesBetween, overlaps } from '../calendar/series.ts';
import { child, childText } from '../xml/node.ts';
import type { XmlNode } from '../xml/node.ts';
import { element } from '../xml/write.ts';
import type { Call } from './call.ts';
import { mergedFreeBusy, readZoneBias, writeEvent, writeWorkingHours } from './free-busy.ts';
import { readSuggestions, writeSuggestions } from './suggestions.ts';
import type { Invitee } from './suggestions.ts';

const day = 86_400_000;
/** A look at free and busy times spans at most this. */
const longest = 62 * day;

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
  const suggestions = child(call.request, 'SuggestionsViewOptions');
  const offset = readZoneBias(child(call.request, 'TimeZone'));
  if (!options && !suggestions)
    return refuse('ErrorInvalidFreeBusyViewType', 'Neither a free/busy view nor suggestions are asked for.');
  const mailboxes = child(call.request, 'MailboxDataArray')?.children ?? [];
  const freeBusy = options ? writeFreeBusy(call, mailboxes, { options, offset }) : done('');
  if (!freeBusy.ok) return freeBusy;
  const proposed = suggestions ? writeProposals(call, mailboxes, { suggestions, offset }) : '';
  return done(element('m:GetUserAvailabilityResponse', freeBusy.value + proposed, declarations));
}

type Offset = (instant: number) => number;

function writeFreeBusy(
  call: Call,
  mailboxes: readonly XmlNode[],
  { options, offset }: { readonly options: XmlNode; readonly offset: Offset },
): Outcome<string> {
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
  if (window.to - window.from > longest)
    return refuse('ErrorTimeIntervalTooBig', 'The requested time duration is too long.');
  if (window.interval < 5 || window.interval > 1440)
    return refuse(
      'ErrorInvalidMergedFreeBusyInterval',
      'The merged interval must be between 5 and 1440 minutes.',
    );
  if (window.view === 'None') return refuse('ErrorInvalidFreeBusyViewType', 'The view is invalid.');
  const answers = mailboxes.map((one) => answer(call, addressIn(one), window));
  return done(element('m:FreeBusyResponseArray', answers.join('')));
}

function addressIn(node: XmlNode): string {
  return childText(child(node, 'Email'), 'Address')?.trim() ?? '';
}

function answer(call: Call, address: string, window: Window): string {
  const isGroup = call.store.groups.has(address.toLowerCase());
  const mailbox = mailboxOf(call.store, address);
  const level = mailbox ? levelOf(call, mailbox) : 'None';
  const code = isGroup
    ? 'NoError'
    : mailbox
      ? level === 'None'
        ? 'ErrorNoFreeBusyAccess'
        : 'NoError'
      : call.store.elsewhere.has(address.trim().toLowerCase())
        ? 'ErrorProxyRequestProcessingFailed'
        : 'ErrorMailRecipientNotFound';
  call.record.resultCodes.push(code);
  if (code !== 'NoError')
    return element(
      'm:FreeBusyResponse',
      writeFailure('m:ResponseMessage', refuse(code).refusal) +
        element('m:FreeBusyView', element('t:FreeBusyViewType', 'None')),
    );
  const shown = mailbox ? view(mailbox, level, window) : viewGroup(call, address, window);
  return element(
    'm:FreeBusyResponse',
    writeSuccess('m:ResponseMessage', '') + element('m:FreeBusyView', shown),
  );
}

function levelOf(call: Call, mailbox: Mailbox): FolderRights['freeBusy'] {
  return rightsOn(distinguished(mailbox, 'calendar'), call.identity).freeBusy;
}

function view(mailbox: Mailbox, level: string, window: Window): string {
  const events = eventsOf(mailbox, window);
  const isDetailed = window.view.startsWith('Detailed') && level !== 'TimeOnly';
  const type = isDetailed ? window.view : window.view.replace('Detailed', 'FreeBusy');
  const merged = window.view.includes('Merged')
    ? element('t:MergedFreeBusy', mergedFreeBusy(events, window))
    : '';
  const list = events.map((one) =>
    writeEvent(one, { offset: window.offset, level: isDetailed ? level : 'TimeOnly' }),
  );
  return (
    element('t:FreeBusyViewType', type) +
    merged +
    (type !== 'MergedOnly' && list.length > 0 ? element('t:CalendarEventArray', list.join('')) : '') +
    writeWorkingHours(mailbox.person.timeZone)
  );
}

/** Of a group only the merged times of all its members are given. */
function viewGroup(call: Call, address: string, window: Window): string {
  const events = membersOf(call.store, address).flatMap((one) => {
    const mailbox = mailboxOf(call.store, one);
    return mailbox && levelOf(call, mailbox) !== 'None' ? eventsOf(mailbox, window) : [];
  });
  return (
    element('t:FreeBusyViewType', 'MergedOnly') + element('t:MergedFreeBusy', mergedFreeBusy(events, window))
  );
}

function writeProposals(
  call: Call,
  mailboxes: readonly XmlNode[],
  { suggestions, offset }: { readonly suggestions: XmlNode; readonly offset: Offset },
): string {
  const asked = readSuggestions(suggestions, offset);
  call.record.resultCodes.push(asked.ok ? 'NoError' : asked.refusal.code);
  if (!asked.ok) return element('m:SuggestionsResponse', writeFailure('m:ResponseMessage', asked.refusal));
  const invitees = mailboxes.map((node): Invitee => {
    const mailbox = mailboxOf(call.store, addressIn(node));
    const isKnown = mailbox && levelOf(call, mailbox) !== 'None';
    return {
      mailbox,
      type: childText(node, 'AttendeeType')?.trim() ?? 'Required',
      events: isKnown ? eventsOf(mailbox, asked.value) : undefined,
    };
  });
  return element(
    'm:SuggestionsResponse',
    writeSuccess('m:ResponseMessage', '') + writeSuggestions(asked.value, invitees),
  );
}

function eventsOf(mailbox: Mailbox, { from, to }: { readonly from: number; readonly to: number }): Item[] {
  const found: Item[] = [];
  for (const item of distinguished(mailbox, 'calendar').items)
    if (isMaster(item)) found.push(...occurrencesBetween(item, from, to));
    else if (overlaps(item, from, to)) found.push(item);
  return found.toSorted((a, b) => (a.values.Start ?? 0) - (b.values.Start ?? 0));
}
