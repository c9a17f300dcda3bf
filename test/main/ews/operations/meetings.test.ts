import { describe, expect, it } from 'vitest';
import type { NewMeeting } from '../../../../shared/model/calendar.ts';
import { cancelMeeting } from '../../../../main/ews/operations/cancel-meeting.ts';
import { createMeeting } from '../../../../main/ews/operations/create-meeting.ts';
import { updateMeeting } from '../../../../main/ews/operations/update-meeting.ts';
import { compact, failureOf, literalService, reply, sentBody, valueOf } from '../literal-service.ts';

const item = { itemId: 'AAMkAMeeting=', changeKey: 'DwAAA' };
const calendar = { by: 'name', name: 'calendar', mailbox: 'mary@contoso.test' } as const;
const maryCalendar =
  '<t:DistinguishedFolderId Id="calendar"><t:Mailbox><t:EmailAddress>mary@contoso.test</t:EmailAddress></t:Mailbox></t:DistinguishedFolderId>';
const timed = {
  kind: 'timed',
  start: '2026-03-02T17:00:00.000Z',
  end: '2026-03-02T18:00:00.000Z',
  timeZone: 'America/Los_Angeles',
} as const;
const meeting: NewMeeting = {
  subject: 'Budget <review>',
  location: 'Room 4',
  time: timed,
  required: [{ name: 'Sam Poe', address: 'sam@contoso.test' }],
  optional: [{ name: '', address: 'ann@contoso.test' }],
  bodyText: 'Figures & forecast',
  freeBusy: 'Busy',
  isPrivate: true,
};

function set(field: string, value: string): string {
  return `<t:SetItemField><t:FieldURI FieldURI="calendar:${field}"/><t:CalendarItem>${value}</t:CalendarItem></t:SetItemField>`;
}

describe('createMeeting', () => {
  it('makes a meeting in the calendar of its owner and invites all', async () => {
    const service = literalService(reply('create-meeting'));
    const made = await createMeeting(service, { folder: calendar, meeting, notify: true, marker: 'make-1' });
    expect(sentBody(service)).toBe(
      compact(`
      <m:CreateItem SendMeetingInvitations="SendToAllAndSaveCopy">
        <m:SavedItemFolderId>${maryCalendar}</m:SavedItemFolderId>
        <m:Items>
          <t:CalendarItem>
            <t:Subject>Budget &lt;review&gt;</t:Subject>
            <t:Sensitivity>Private</t:Sensitivity>
            <t:Body BodyType="Text">Figures &amp; forecast</t:Body>
            <t:ExtendedProperty>
              <t:ExtendedFieldURI PropertySetId="b2f1f6d4-3c0e-4f5b-9f0a-6c1d7a5e8e21" PropertyName="OnbehalfMarker" PropertyType="String"/>
              <t:Value>make-1</t:Value>
            </t:ExtendedProperty>
            <t:Start>2026-03-02T17:00:00.000Z</t:Start>
            <t:End>2026-03-02T18:00:00.000Z</t:End>
            <t:IsAllDayEvent>false</t:IsAllDayEvent>
            <t:LegacyFreeBusyStatus>Busy</t:LegacyFreeBusyStatus>
            <t:Location>Room 4</t:Location>
            <t:RequiredAttendees><t:Attendee><t:Mailbox><t:Name>Sam Poe</t:Name><t:EmailAddress>sam@contoso.test</t:EmailAddress></t:Mailbox></t:Attendee></t:RequiredAttendees>
            <t:OptionalAttendees><t:Attendee><t:Mailbox><t:EmailAddress>ann@contoso.test</t:EmailAddress></t:Mailbox></t:Attendee></t:OptionalAttendees>
            <t:StartTimeZone Id="Pacific Standard Time"/>
            <t:EndTimeZone Id="Pacific Standard Time"/>
          </t:CalendarItem>
        </m:Items>
      </m:CreateItem>`),
    );
    expect(service.transport.requests[0]?.intent).toBe('write');
    expect(made).toEqual({ ok: true, value: { itemId: 'AAMkAMeeting=', changeKey: 'DwAAAMeeting' } });
  });

  it('writes an all-day item as midnight to midnight in its zone, over a clock change', async () => {
    const service = literalService(reply('create-meeting'));
    const time = {
      kind: 'all-day',
      first: '2026-03-28',
      last: '2026-03-29',
      timeZone: 'Europe/Berlin',
    } as const;
    const alone = { ...meeting, time, required: [], optional: [] };
    await createMeeting(service, { folder: calendar, meeting: alone, notify: true, marker: null });
    expect(sentBody(service)).toContain(
      '<t:Start>2026-03-27T23:00:00.000Z</t:Start><t:End>2026-03-29T22:00:00.000Z</t:End><t:IsAllDayEvent>true</t:IsAllDayEvent>',
    );
    expect(sentBody(service)).toContain('<m:CreateItem SendMeetingInvitations="SendToNone">');
    expect(sentBody(service)).toContain('<t:StartTimeZone Id="W. Europe Standard Time"/>');
  });

  it('sends nothing for a zone without a Windows name, or an end before the start', async () => {
    const service = literalService(reply('create-meeting'));
    const request = { folder: calendar, notify: false, marker: null } as const;
    const backwards: NewMeeting = { ...meeting, time: { ...timed, end: '2026-03-02T16:00:00.000Z' } };
    const nowhere = { ...meeting, time: { ...timed, timeZone: 'Mars/Olympus' } };
    const results = [
      await createMeeting(service, { ...request, meeting: backwards }),
      await createMeeting(service, { ...request, meeting: nowhere }),
    ];
    expect(results.map((result) => failureOf(result))).toMatchObject([
      { kind: 'invalid-request' },
      { kind: 'invalid-request' },
    ]);
    expect(service.transport.requests).toHaveLength(0);
  });

  it('calls the outcome unknown when the server names no id for what it made', async () => {
    const service = literalService(reply('create-message-sent'));
    const result = await createMeeting(service, {
      folder: calendar,
      meeting,
      notify: true,
      marker: 'make-1',
    });
    expect(failureOf(result)).toEqual({ kind: 'outcome-unknown', operation: 'CreateItem' });
  });
});

describe('updateMeeting', () => {
  it('sets the touched fields only, never overwrites, and tells everyone', async () => {
    const service = literalService(reply('update-item'));
    await updateMeeting(service, { item, change: { time: timed, location: 'Room 5' }, notify: true });
    expect(sentBody(service)).toBe(
      '<m:UpdateItem ConflictResolution="NeverOverwrite" SendMeetingInvitationsOrCancellations="SendToAllAndSaveCopy">' +
        '<m:ItemChanges><t:ItemChange><t:ItemId Id="AAMkAMeeting=" ChangeKey="DwAAA"/><t:Updates>' +
        set('StartTimeZone', '<t:StartTimeZone Id="Pacific Standard Time"/>') +
        set('EndTimeZone', '<t:EndTimeZone Id="Pacific Standard Time"/>') +
        set('Start', '<t:Start>2026-03-02T17:00:00.000Z</t:Start>') +
        set('End', '<t:End>2026-03-02T18:00:00.000Z</t:End>') +
        set('IsAllDayEvent', '<t:IsAllDayEvent>false</t:IsAllDayEvent>') +
        set('Location', '<t:Location>Room 5</t:Location>') +
        '</t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>',
    );
  });

  it('tells only who came or went when nothing else changed, and empties a list by deleting it', async () => {
    const service = literalService(reply('update-item'));
    await updateMeeting(service, { item, change: { optional: [] }, notify: true });
    expect(sentBody(service)).toContain('SendMeetingInvitationsOrCancellations="SendToChangedAndSaveCopy"');
    expect(sentBody(service)).toContain(
      '<t:Updates><t:DeleteItemField><t:FieldURI FieldURI="calendar:OptionalAttendees"/></t:DeleteItemField></t:Updates>',
    );
  });

  it('reports a stale change key as a conflict', async () => {
    const service = literalService(reply('update-item-conflict'));
    const result = await updateMeeting(service, { item, change: { subject: 'x' }, notify: false });
    expect(failureOf(result)).toEqual({ kind: 'conflict', code: 'ErrorIrresolvableConflict' });
    expect(sentBody(service)).toContain('SendMeetingInvitationsOrCancellations="SendToNone"');
  });
});

describe('cancelMeeting', () => {
  it('tells all attendees with a text, the copy put where it was promised', async () => {
    const service = literalService(reply('create-message-sent'));
    const savedFolder = { by: 'name', name: 'sentitems', mailbox: 'mary@contoso.test' } as const;
    const result = await cancelMeeting(service, {
      item,
      how: 'cancel',
      messageText: 'Mary is ill.',
      savedFolder,
    });
    expect(sentBody(service)).toBe(
      compact(`
      <m:CreateItem MessageDisposition="SendAndSaveCopy">
        <m:SavedItemFolderId><t:DistinguishedFolderId Id="sentitems"><t:Mailbox><t:EmailAddress>mary@contoso.test</t:EmailAddress></t:Mailbox></t:DistinguishedFolderId></m:SavedItemFolderId>
        <m:Items>
          <t:CancelCalendarItem>
            <t:ReferenceItemId Id="AAMkAMeeting=" ChangeKey="DwAAA"/>
            <t:NewBodyContent BodyType="Text">Mary is ill.</t:NewBodyContent>
          </t:CancelCalendarItem>
        </m:Items>
      </m:CreateItem>`),
    );
    expect(valueOf(result)).toBeNull();
  });

  it('takes an item without attendees out of the calendar and tells nobody', async () => {
    const one = reply('delete-item').replace(
      /<m:DeleteItemResponseMessage ResponseClass="Error">[^]*?<\/m:DeleteItemResponseMessage>/u,
      '',
    );
    const service = literalService(one);
    await cancelMeeting(service, { item, how: 'remove', messageText: '', savedFolder: null });
    expect(sentBody(service)).toBe(
      '<m:DeleteItem DeleteType="MoveToDeletedItems" SendMeetingCancellations="SendToNone" AffectedTaskOccurrences="SpecifiedOccurrenceOnly"><m:ItemIds><t:ItemId Id="AAMkAMeeting=" ChangeKey="DwAAA"/></m:ItemIds></m:DeleteItem>',
    );
  });
});
