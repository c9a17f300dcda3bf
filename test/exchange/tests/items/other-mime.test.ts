import { describe, expect, test } from 'vitest';

import { all, texts } from '../support/client.ts';
import { mary } from '../support/fixture.ts';
import { findItem, folder, getItem, idsOf, useOffice } from '../support/office.ts';

const office = useOffice();
const withMime = '<t:BaseShape>IdOnly</t:BaseShape><t:IncludeMimeContent>true</t:IncludeMimeContent>';
const encoded = (lines: readonly string[]) => Buffer.from(lines.join('\r\n')).toString('base64');
const create = (kind: string, mime: string) =>
  `<m:CreateItem SendMeetingInvitations="SendToNone"><m:Items><t:${kind}><t:MimeContent>${mime}</t:MimeContent></t:${kind}></m:Items></m:CreateItem>`;
const mimeOf = async (id: string) => {
  const { body } = await office.ask(mary, getItem(id, withMime));
  return Buffer.from(texts(body, 'MimeContent')[0] ?? '', 'base64').toString('utf8');
};
const idWith = async (where: string, kind: string, subject: string) => {
  const { body } = await office.ask(mary, findItem(folder(where)));
  const found = all(body, kind).find((one) =>
    texts(one, 'Subject').concat(texts(one, 'DisplayName')).includes(subject),
  );
  return found ? (idsOf(found)[0] ?? '') : '';
};
const event = (...more: string[]) =>
  encoded([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'BEGIN:VEVENT',
    'UID:dinner@northwind.test',
    'DTSTART:20260305T180000Z',
    'DTEND:20260305T200000Z',
    'SUMMARY:Dinner\\, with',
    '  Ingrid',
    'LOCATION:Café 日本',
    'CLASS:PRIVATE',
    ...more,
    'END:VEVENT',
    'END:VCALENDAR',
  ]);

describe('iCalendar', () => {
  test('is what a single appointment gives as MimeContent', async () => {
    const lines = (await mimeOf(await idWith('calendar', 'CalendarItem', 'Doctor'))).split('\r\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        'BEGIN:VEVENT',
        'UID:doctor',
        'BEGIN:VTIMEZONE',
        'DTSTART;TZID="W. Europe Standard Time":20260317T080000',
        'DTEND;TZID="W. Europe Standard Time":20260317T090000',
        'SEQUENCE:0',
        'SUMMARY:Doctor',
        'CLASS:PRIVATE',
        'END:VCALENDAR',
      ]),
    );
  });

  test('makes an appointment, and comes back as it was understood', async () => {
    const [id = ''] = idsOf((await office.ask(mary, create('CalendarItem', event()))).body);
    const { body } = await office.ask(mary, getItem(id));
    expect(['Subject', 'Start', 'Location', 'Sensitivity'].map((name) => texts(body, name)[0])).toEqual([
      'Dinner, with Ingrid',
      '2026-03-05T18:00:00Z',
      'Café 日本',
      'Private',
    ]);
    expect(await mimeOf(id)).toContain('SUMMARY:Dinner\\, with Ingrid\r\n');
  });
});

describe('vCard', () => {
  test('is what a contact gives as MimeContent', async () => {
    const lines = (await mimeOf(await idWith('contacts', 'Contact', 'Ingrid Håkansson'))).split('\r\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        'BEGIN:VCARD',
        'N:Håkansson;Ingrid;;;',
        'EMAIL:ingrid@northwind.test',
        'TEL;TYPE=WORK:+46 8 555',
        'END:VCARD',
      ]),
    );
  });

  test('makes a contact, and anything else is refused', async () => {
    const card = [
      'BEGIN:VCARD',
      'VERSION:3.0',
      'N:Ek;Åsa;;;',
      'FN:Åsa Ek',
      'EMAIL:asa@northwind.test',
      'END:VCARD',
    ];
    const [id = ''] = idsOf((await office.ask(mary, create('Contact', encoded(card)))).body);
    const { body } = await office.ask(mary, getItem(id));
    expect(['GivenName', 'Surname', 'DisplayName'].map((name) => texts(body, name)[0])).toEqual([
      'Åsa',
      'Ek',
      'Åsa Ek',
    ]);
    expect(all(body, 'EmailAddresses').flatMap((one) => texts(one, 'Entry'))).toEqual(['asa@northwind.test']);
    expect(await office.codes(mary, create('Contact', encoded(['hello'])))).toEqual([
      'ErrorUnsupportedMimeConversion',
    ]);
  });
});

office.checkSchema();
