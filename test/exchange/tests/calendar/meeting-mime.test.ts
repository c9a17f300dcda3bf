import { describe, expect, test } from 'vitest';

import { all, texts } from '../support/client.ts';
import { ana, jun, mary, rob, room } from '../support/fixture.ts';
import { findItem, folder, getItem, idsOf, useOffice } from '../support/office.ts';

const office = useOffice();

const withMime = '<t:BaseShape>AllProperties</t:BaseShape><t:IncludeMimeContent>true</t:IncludeMimeContent>';
const address = (one: string) => `<t:Mailbox><t:EmailAddress>${one}</t:EmailAddress></t:Mailbox>`;
const guests = (list: string, one: string) =>
  `<t:${list}><t:Attendee>${address(one)}</t:Attendee></t:${list}>`;
const meeting = `<m:CreateItem SendMeetingInvitations="SendToAllAndSaveCopy"><m:Items><t:CalendarItem><t:Subject>Réview</t:Subject><t:Start>2026-03-05T09:00:00Z</t:Start><t:End>2026-03-05T10:00:00Z</t:End>${guests('RequiredAttendees', jun)}${guests('OptionalAttendees', ana)}${guests('Resources', room)}<t:StartTimeZone Id="W. Europe Standard Time"/><t:EndTimeZone Id="W. Europe Standard Time"/></t:CalendarItem></m:Items></m:CreateItem>`;
const lists = ['DisplayTo', 'DisplayCc', 'DisplayBcc'] as const;

const save = (inner: string) =>
  `<m:CreateItem MessageDisposition="SaveOnly"><m:Items><t:Message>${inner}</t:Message></m:Items></m:CreateItem>`;

/** The item in a folder, and its MIME form with every part in base64 decoded. */
async function only(as: string, where: string, kind: string) {
  const listed = await office.ask(as, findItem(folder(where)));
  const [found] = all(listed.body, kind);
  const { body } = await office.ask(as, getItem(found ? (idsOf(found)[0] ?? '') : '', withMime));
  const mime = Buffer.from(texts(body, 'MimeContent')[0] ?? '', 'base64').toString('latin1');
  const decoded = mime.replace(
    /\r\n\r\n((?:[A-Za-z0-9+/=]+\r\n)+)/g,
    (_all, text: string) => `\r\n\r\n${Buffer.from(text, 'base64').toString('utf8')}\r\n`,
  );
  return { body, mime, decoded: decoded.replaceAll('\r\n ', '') };
}

describe('a meeting', () => {
  test('goes to required people in To, to optional ones in Cc and to rooms in Bcc, wherever one looks', async () => {
    const { body } = await office.ask(mary, meeting);
    const own = await office.ask(mary, getItem(idsOf(body)[0] ?? '', withMime));
    const names = lists.map((one) => texts(own.body, one)[0]);
    expect(names).toEqual(['Jun Takeda', 'Ana Lima', 'Board Room 4']);
    const sent = await only(mary, 'sentitems', 'MeetingRequest');
    expect(lists.map((one) => texts(sent.body, one)[0])).toEqual(names);
    const inLists = ['ToRecipients', 'CcRecipients', 'BccRecipients'].map((one) =>
      all(sent.body, one).flatMap((list) => texts(list, 'EmailAddress').map((text) => text.toLowerCase())),
    );
    expect(inLists).toEqual([[jun], [ana], [room]]);
    expect(sent.mime).toMatch(/^To: .*jun\.takeda.*\r\nCc: .*ana\.lima.*\r\nBcc: .*board\.room4/im);
    const received = await only(jun, 'inbox', 'MeetingRequest');
    expect(received.mime).toMatch(/^Cc: .*ana\.lima/im);
    expect(received.mime).not.toMatch(/^Bcc:/m);
  });

  test('is a calendar in the MIME of its invitation, with zone, answers and sequence', async () => {
    await office.ask(mary, meeting);
    const { mime, decoded } = await only(jun, 'inbox', 'MeetingRequest');
    expect(mime).toContain('Content-Type: text/calendar; charset="utf-8"; method=REQUEST\r\n');
    for (const line of [
      'METHOD:REQUEST',
      'BEGIN:VTIMEZONE',
      'DTSTART;TZID="W. Europe Standard Time":20260305T100000',
      'SUMMARY:Réview',
      'SEQUENCE:0',
      `ORGANIZER;CN="Mary Okafor":mailto:${mary}`,
      `ATTENDEE;CN="Jun Takeda";ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:${jun}`,
      `ATTENDEE;CN="Ana Lima";ROLE=OPT-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:${ana}`,
    ])
      expect(decoded).toContain(`${line}\r\n`);
  });

  test('is answered and called off with a calendar of its own', async () => {
    const made = await office.ask(mary, meeting);
    const [request = ''] = idsOf((await office.ask(jun, findItem(folder('inbox')))).body);
    await office.ask(
      jun,
      `<m:CreateItem MessageDisposition="SendOnly"><m:Items><t:DeclineItem>${request.replace('ItemId', 'ReferenceItemId')}</t:DeclineItem></m:Items></m:CreateItem>`,
    );
    const answer = await only(mary, 'inbox', 'MeetingResponse');
    expect(answer.mime).toContain('method=REPLY');
    expect(answer.decoded).toContain('PARTSTAT=DECLINED');
    const [own = ''] = idsOf(made.body);
    const current = idsOf((await office.ask(mary, getItem(own))).body)[0] ?? '';
    await office.ask(
      mary,
      `<m:DeleteItem DeleteType="MoveToDeletedItems" SendMeetingCancellations="SendToAllAndSaveCopy"><m:ItemIds>${current}</m:ItemIds></m:DeleteItem>`,
    );
    const cancelled = await only(ana, 'inbox', 'MeetingCancellation');
    expect(cancelled.mime).toContain('method=CANCEL');
    expect(cancelled.decoded).toContain('STATUS:CANCELLED\r\n');
  });
});

describe('a message', () => {
  const picture =
    '<t:Attachments><t:FileAttachment><t:Name>logo.png</t:Name><t:ContentType>image/png</t:ContentType><t:ContentId>logo</t:ContentId><t:IsInline>true</t:IsInline><t:Content>iVBORw==</t:Content></t:FileAttachment><t:ItemAttachment><t:Name>Old mail</t:Name><t:Message><t:Subject>Old subject</t:Subject></t:Message></t:ItemAttachment></t:Attachments>';

  test('shows its pictures from multipart/related, and holds mail unencoded', async () => {
    const html = '<t:Body BodyType="HTML">&lt;img src="cid:logo"&gt;</t:Body>';
    await office.ask(rob, save(`<t:Subject>Pictures</t:Subject>${html}${picture}`));
    const { mime } = await only(rob, 'drafts', 'Message');
    const order = [
      'multipart/mixed',
      'multipart/related',
      'multipart/alternative',
      'text/plain',
      'text/html',
    ];
    const places = [...order, 'image/png', 'message/rfc822'].map((one) => mime.indexOf(one));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
    const inner = mime.slice(mime.indexOf('message/rfc822'));
    expect(inner).toContain('Content-Transfer-Encoding: 8bit\r\n');
    expect(inner).toContain('Subject: Old subject\r\n');
  });

  test('has a date as mail has it, long words of other scripts in pieces, and no bare letters beyond ASCII', async () => {
    const subject = '会議'.repeat(60);
    await office.ask(
      rob,
      save(`<t:Subject>${subject}</t:Subject><t:ToRecipients>${address(jun)}</t:ToRecipients>`),
    );
    const { mime } = await only(rob, 'drafts', 'Message');
    expect(mime).toMatch(/^Date: Mon, 02 Mar 2026 09:00:00 \+0000\r$/m);
    expect(Math.max(...mime.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(78);
    const head = mime.slice(0, mime.indexOf('\r\n\r\n'));
    expect(head).toMatch(/^[\r\n\x20-\x7e]+$/);
    const words = [...head.matchAll(/=\?utf-8\?B\?([^?]*)\?=/g)].map(([, word = '']) =>
      Buffer.from(word, 'base64').toString(),
    );
    expect(words.join('')).toContain(subject);
  });
});

office.checkSchema();
