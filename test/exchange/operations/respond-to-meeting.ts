import { randomUUID } from 'node:crypto';

import { rightsFor } from '../schema/computed.ts';
import { itemRights } from '../rights/rights.ts';
import type { ResponseType } from '../schema/codec.ts';
import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { addItem, moveItem, touchItem } from '../store/items.ts';
import { distinguished } from '../store/mailbox.ts';
import { recipientOf } from '../store/store.ts';
import type { Item } from '../store/types.ts';
import { findCalendarCopy } from '../submission/calendar-copy.ts';
import { commonValues, topicOf } from '../submission/new-values.ts';
import { permitFor, sentValues, submit } from '../submission/submit.ts';
import type { Parcel, Permit } from '../submission/submit.ts';
import { trackResponse } from '../submission/track-response.ts';
import { child } from '../xml/node.ts';
import type { XmlNode } from '../xml/node.ts';
import type { Call } from './call.ts';
import type { CreateRequest } from './create-request.ts';
import { newBody } from './new-body.ts';
import { findTargetItem } from './find-target.ts';

const answers = {
  AcceptItem: { response: 'Accept', prefix: 'Accepted', suffix: 'Pos', code: 'Accept' },
  DeclineItem: { response: 'Decline', prefix: 'Declined', suffix: 'Neg', code: 'Decline' },
  TentativelyAcceptItem: { response: 'Tentative', prefix: 'Tentative', suffix: 'Tent', code: 'Tentative' },
} as const;

type Answer = (typeof answers)[keyof typeof answers];

/** AcceptItem, DeclineItem, TentativelyAcceptItem and RemoveItem, on a meeting message or on the calendar item. */
export function respondToMeeting(
  call: Call,
  node: XmlNode,
  request: CreateRequest,
): Outcome<readonly Item[]> {
  const target = findTargetItem(call, child(node, 'ReferenceItemId'));
  if (!target.ok) return target;
  const { item, change } = target.value;
  if (change === undefined) return refuse('ErrorChangeKeyRequired');
  if (change !== item.change) return refuse('ErrorStaleObject');
  if (node.name === 'RemoveItem') return removeCancelled(call, item);
  const answer = answers[node.name as keyof typeof answers];
  const refusal = check(call, item, answer);
  if (refusal) return refusal;
  const permit = request.disposition === 'SaveOnly' ? undefined : permitFor(call, undefined, item.mailbox);
  if (permit && !permit.ok) return permit;
  const calendarItem = item.kind === 'CalendarItem' ? item : findCalendarCopy(item.mailbox, item.values.UID);
  if (permit) sendAnswer(call, item, { answer, permit: permit.value, request, node });
  if (item.kind === 'MeetingRequest') moveItem(call.store, item, distinguished(item.mailbox, 'deleteditems'));
  if (!calendarItem) return done([]);
  return done(enter(call, calendarItem, answer.response));
}

function check(call: Call, item: Item, answer: Answer): ReturnType<typeof refuse> | undefined {
  const { values } = item;
  if (values.IsMeeting !== true && item.kind !== 'MeetingRequest') return refuse('ErrorInvalidReferenceItem');
  if (values.IsDelegated === true)
    return refuse(
      `ErrorCalendarIsDelegatedFor${answer.code}`,
      'The meeting message was delegated: answer on the owner’s calendar item.',
    );
  if (values.IsCancelled === true)
    return refuse(`ErrorCalendarIsCancelledFor${answer.code}`, 'The meeting has been cancelled.');
  if (values.Organizer?.address.toLowerCase() === item.mailbox.address)
    return refuse(`ErrorCalendarIsOrganizerFor${answer.code}`, 'The organizer cannot answer the meeting.');
  return itemRights(rightsFor(call.view, item.folder), item, call.identity).modify
    ? undefined
    : refuse('ErrorAccessDenied');
}

function enter(call: Call, item: Item, response: ResponseType): readonly Item[] {
  const target = item.occurrence?.master ?? item;
  if (response === 'Decline') {
    if (item.occurrence) target.exceptions.set(item.occurrence.originalStart, { deleted: true });
    else moveItem(call.store, target, distinguished(target.mailbox, 'deleteditems'));
    return [];
  }
  target.values = {
    ...target.values,
    MyResponseType: response,
    AppointmentReplyTime: call.store.clock.now(),
    LegacyFreeBusyStatus:
      response === 'Tentative' ? 'Tentative' : (target.values.IntendedFreeBusyStatus ?? 'Busy'),
  };
  touchItem(call.store, target);
  return [target];
}

interface Sending {
  readonly answer: Answer;
  readonly permit: Permit;
  readonly request: CreateRequest;
  readonly node: XmlNode;
}

function sendAnswer(call: Call, item: Item, { answer, permit, request, node }: Sending): void {
  const { values } = item;
  const organizer = values.Organizer ?? values.From;
  if (!organizer) return;
  const body = newBody(node);
  const subject = `${answer.prefix}: ${values.Subject ?? ''}`;
  const parcel: Parcel = {
    kind: 'MeetingResponse',
    thread: item.thread,
    extended: new Map(),
    attachments: [],
    values: sentValues(
      call,
      {
        ...commonValues(call),
        ItemClass: `IPM.Schedule.Meeting.Resp.${answer.suffix}`,
        Subject: subject,
        Body: body ?? { type: 'Text', text: '' },
        ToRecipients: [organizer],
        ConversationTopic: topicOf(values.Subject ?? ''),
        InternetMessageId: `<${randomUUID()}@${call.store.domain}>`,
        ResponseType: answer.response,
        IsOutOfDate: false,
        HasBeenProcessed: true,
        ...(values.UID === undefined ? {} : { UID: values.UID }),
        ...(values.Start === undefined ? {} : { Start: values.Start }),
        ...(values.End === undefined ? {} : { End: values.End }),
        ...(values.Location === undefined ? {} : { Location: values.Location }),
        DateTimeStamp: call.store.clock.now(),
      },
      permit,
    ),
  };
  submit(call, parcel, permit, () => {
    if (request.disposition === 'SendAndSaveCopy')
      addItem(call.store, distinguished(permit.mailbox, 'sentitems'), { ...parcel, creator: call.identity });
  });
  trackResponse(call, {
    organizer: organizer.address,
    uid: values.UID,
    attendee: recipientOf(call.store, item.mailbox.address).address,
    response: answer.response,
  });
}

/** RemoveItem: takes a cancelled meeting out of the calendar, and its message out of the Inbox. */
function removeCancelled(call: Call, item: Item): Outcome<readonly Item[]> {
  const calendarItem = item.kind === 'CalendarItem' ? item : findCalendarCopy(item.mailbox, item.values.UID);
  if (item.kind !== 'MeetingCancellation' && item.values.IsCancelled !== true)
    return refuse('ErrorInvalidReferenceItem');
  if (calendarItem) moveItem(call.store, calendarItem, distinguished(item.mailbox, 'deleteditems'));
  if (item.kind === 'MeetingCancellation')
    moveItem(call.store, item, distinguished(item.mailbox, 'deleteditems'));
  return done([]);
}
