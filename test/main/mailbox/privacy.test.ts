import { expect, test } from 'vitest';
import {
  hideCalendarItem,
  hideMessage,
  hideMessageRow,
  mayViewPrivate,
} from '../../../main/mailbox/privacy.ts';
import { calendarItem, type CalendarItem } from '../../../shared/model/calendar.ts';
import { message, messageRow, type Message, type MessageRow } from '../../../shared/model/message.ts';

const TELLING = 'oncology';
const person = { name: `Dr ${TELLING}`, address: `${TELLING}@clinic.test` };
const identities = {
  authenticated: 'rob@contoso.test',
  authorized: 'rob@contoso.test',
  mailbox: 'mary@contoso.test',
};

const row: MessageRow = {
  itemId: 'i',
  changeKey: 'c',
  itemClass: 'IPM.Note',
  isHidden: false,
  subject: TELLING,
  from: person,
  sender: person,
  to: TELLING,
  preview: TELLING,
  receivedAt: '2026-11-22T10:00:00Z',
  size: 4711,
  isRead: true,
  hasAttachments: true,
  importance: 'High',
  flag: 'Flagged',
  categories: [TELLING],
  conversationId: TELLING,
};
const whole: Message = {
  itemId: 'i',
  changeKey: 'c',
  parentFolderId: 'f',
  itemClass: 'IPM.Note',
  isHidden: false,
  subject: TELLING,
  from: person,
  sender: person,
  to: [person],
  cc: [person],
  bcc: [person],
  replyTo: [person],
  sentAt: null,
  receivedAt: null,
  isRead: true,
  isDraft: false,
  importance: 'Normal',
  sensitivity: 'Private',
  flag: 'NotFlagged',
  categories: [TELLING],
  body: { type: 'html', content: TELLING },
  attachments: [
    {
      attachmentId: 'a',
      name: TELLING,
      contentType: 'text/plain',
      size: 1,
      isInline: false,
      contentId: null,
      kind: 'file',
    },
  ],
  links: [{ index: 0, href: `https://${TELLING}.test/`, host: `${TELLING}.test`, scheme: 'https' }],
  conversationId: TELLING,
  internetMessageId: `<${TELLING}@x.test>`,
  rights: null,
};
const item: CalendarItem = {
  itemId: 'i',
  changeKey: 'c',
  uid: TELLING,
  isHidden: false,
  subject: TELLING,
  location: TELLING,
  start: '2026-11-24T12:00:00Z',
  end: '2026-11-24T13:00:00Z',
  isAllDay: false,
  dates: null,
  timeZone: 'Europe/Berlin',
  freeBusy: 'Busy',
  myResponse: 'Organizer',
  type: 'Single',
  isMeeting: true,
  role: 'organizer',
  isCancelled: false,
  organizer: person,
  hasAttachments: true,
  categories: [TELLING],
  bodyText: TELLING,
  required: [{ ...person, response: 'Accept' }],
  optional: [{ ...person, response: 'Accept' }],
  resources: [{ ...person, response: 'Accept' }],
  reminderMinutes: 15,
  rights: null,
};

test.each([
  ['a message row', () => hideMessageRow(row), row],
  ['a message', () => hideMessage(whole), whole],
  ['a calendar item', () => hideCalendarItem(item), item],
])('nothing telling is left of %s once it is hidden', (_what, hide, plain) => {
  expect(JSON.stringify(plain)).toContain(TELLING);
  expect(JSON.stringify(hide())).not.toContain(TELLING);
});

test('what is hidden still has the shape that the contract promises', () => {
  expect(messageRow.parse(hideMessageRow(row)).subject).toBe('Private');
  expect(message.parse(hideMessage(whole)).isHidden).toBe(true);
  expect(calendarItem.parse(hideCalendarItem(item))).toMatchObject({
    start: item.start,
    end: item.end,
    freeBusy: 'Busy',
  });
});

test.each([
  ['own', false, true],
  ['delegate', false, false],
  ['delegate', true, true],
  ['impersonation', true, false],
] as const)(
  'with access %s and the right %s, private items are shown: %s',
  (access, viewPrivateItems, shown) => {
    expect(mayViewPrivate({ ...identities, access }, { viewPrivateItems })).toBe(shown);
  },
);

test('a delegate whose rights are unknown is shown nothing private', () => {
  expect(mayViewPrivate({ ...identities, access: 'delegate' }, null)).toBe(false);
});
