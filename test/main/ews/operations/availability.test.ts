import { describe, expect, it } from 'vitest';
import { getUserAvailability } from '../../../../main/ews/operations/get-user-availability.ts';
import type { AvailabilityQuestion } from '../../../../shared/model/availability.ts';
import { compact, failureOf, literalService, reply, sentBody, valueOf } from '../literal-service.ts';

const question: AvailabilityQuestion = {
  mailboxes: [
    { address: 'ann@contoso.test', attendee: 'Required' },
    { address: 'jun@contoso.test', attendee: 'Optional' },
  ],
  start: '2026-03-02T09:00:00.000Z',
  end: '2026-03-02T17:00:00.000Z',
  view: 'DetailedMerged',
  intervalMinutes: 30,
  suggest: { meetingMinutes: 60, perDay: 5 },
};

describe('getUserAvailability', () => {
  it('asks in UTC, and for proposals for whole days', async () => {
    const service = literalService(reply('get-user-availability'));
    await getUserAvailability(service, question);
    const body = sentBody(service);
    expect(body).toContain(
      compact(`
      <t:TimeZone><t:Bias>0</t:Bias>
        <t:StandardTime><t:Bias>0</t:Bias><t:Time>02:00:00</t:Time><t:DayOrder>1</t:DayOrder><t:Month>10</t:Month><t:DayOfWeek>Sunday</t:DayOfWeek></t:StandardTime>
        <t:DaylightTime><t:Bias>0</t:Bias><t:Time>02:00:00</t:Time><t:DayOrder>1</t:DayOrder><t:Month>3</t:Month><t:DayOfWeek>Sunday</t:DayOfWeek></t:DaylightTime>
      </t:TimeZone>`),
    );
    expect(body).toContain(
      '<t:TimeWindow><t:StartTime>2026-03-02T09:00:00</t:StartTime><t:EndTime>2026-03-02T17:00:00</t:EndTime></t:TimeWindow>',
    );
    expect(body).toContain(
      '<t:DetailedSuggestionsWindow><t:StartTime>2026-03-02T00:00:00</t:StartTime><t:EndTime>2026-03-03T00:00:00</t:EndTime></t:DetailedSuggestionsWindow>',
    );
  });

  it('reads what somebody does and when they work; a status that it does not know is busy', async () => {
    const { mailboxes } = valueOf(
      await getUserAvailability(literalService(reply('get-user-availability')), question),
    );
    expect(mailboxes[0]).toEqual({
      ok: true,
      value: {
        view: 'DetailedMerged',
        unreadable: 0,
        merged: '0123',
        events: [
          {
            start: '2026-03-02T09:00:00.000Z',
            end: '2026-03-02T09:30:00.000Z',
            freeBusy: 'Tentative',
            details: {
              subject: 'Budget & plan',
              location: 'Room 4',
              isMeeting: true,
              isRecurring: true,
              isPrivate: false,
            },
          },
          {
            start: '2026-03-02T10:00:00.000Z',
            end: '2026-03-02T11:00:00.000Z',
            freeBusy: 'Busy',
            details: null,
          },
        ],
        workingHours: {
          zone: {
            biasMinutes: -60,
            standard: { biasMinutes: 0, time: '03:00:00', order: 5, month: 10, weekday: 'Sunday' },
            daylight: { biasMinutes: -60, time: '02:00:00', order: 5, month: 3, weekday: 'Sunday' },
          },
          periods: [
            {
              days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'],
              startMinute: 540,
              endMinute: 1020,
            },
          ],
        },
      },
    });
  });

  it('refuses each mailbox by itself, with advice about that mailbox and no other', async () => {
    const { mailboxes } = valueOf(
      await getUserAvailability(literalService(reply('get-user-availability')), question),
    );
    expect(failureOf(mailboxes[1])).toMatchObject({
      kind: 'response-code',
      code: 'ErrorNoFreeBusyAccess',
      advice: {
        command:
          "Set-MailboxFolderPermission -Identity 'jun@contoso.test:\\Calendar' -User Default -AccessRights AvailabilityOnly",
      },
    });
  });

  it('gives proposals that fit between start and end, with what each attendee does then', async () => {
    const { suggestions } = valueOf(
      await getUserAvailability(literalService(reply('get-user-availability')), question),
    );
    expect(suggestions).toEqual({
      ok: true,
      value: [
        {
          start: '2026-03-02T11:00:00.000Z',
          isWorkTime: true,
          quality: 'Good',
          conflicts: [
            { who: 'person', freeBusy: 'Free' },
            { who: 'unknown' },
            { who: 'group', members: 4, available: 2, conflicting: 1, noData: 1 },
            { who: 'too-big' },
          ],
        },
      ],
    });
  });

  it('takes nothing from a reply with an answer too few, and counts an event whose time is none', async () => {
    const text = reply('get-user-availability');
    const one = { ...question, mailboxes: question.mailboxes.slice(0, 1) };
    expect(failureOf(await getUserAvailability(literalService(text), one))).toMatchObject({
      kind: 'reply-refused',
    });
    const odd = literalService(text.replace('2026-03-02T10:00:00<', 'at ten<'));
    const { mailboxes } = valueOf(await getUserAvailability(odd, question));
    expect(mailboxes[0]).toMatchObject({ ok: true, value: { unreadable: 1 } });
  });

  it('has words for a fault, and asks nothing that Exchange would refuse', async () => {
    const service = literalService(reply('fault-busy'));
    expect(failureOf(await getUserAvailability(service, question))).toMatchObject({ kind: 'server-busy' });
    const many = Array.from({ length: 101 }, () => question.mailboxes[0] ?? question.mailboxes).flat();
    for (const wrong of [
      { mailboxes: [] },
      { mailboxes: many },
      { start: question.end, end: question.start },
      { intervalMinutes: 1 },
    ])
      expect(failureOf(await getUserAvailability(service, { ...question, ...wrong }))).toMatchObject({
        kind: 'invalid-request',
      });
    expect(service.transport.requests).toHaveLength(1);
  });
});
