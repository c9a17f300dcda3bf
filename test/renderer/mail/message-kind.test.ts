import { expect, test } from 'vitest';
import { kindNotice } from '../../../renderer/features/mail/list/message-kind.ts';
import { listedAttachments } from '../../../renderer/features/mail/reading/listed-attachments.ts';
import type { Attachment } from '../../../shared/model/message.ts';

const file = (name: string, contentType: string, more: Partial<Attachment> = {}): Attachment => ({
  attachmentId: name,
  name,
  contentType,
  size: 1000,
  isInline: false,
  contentId: null,
  kind: 'file',
  ...more,
});
const empty: Parameters<typeof kindNotice>[0] = {
  itemClass: 'IPM.Note',
  body: { type: 'text', content: ' ' },
  attachments: [],
  subject: '',
  to: [],
};
const title = (message: Partial<Parameters<typeof kindNotice>[0]>) =>
  kindNotice({ ...empty, ...message })?.title;

test('encrypted mail without a text says what it is, by its class or by what it carries', () => {
  const smime = [file('smime.p7m', 'application/pkcs7-mime')];
  expect(title({ itemClass: 'IPM.Note.SMIME', attachments: smime })).toBe(
    'This message is encrypted (S/MIME)',
  );
  expect(title({ attachments: smime })).toBe('This message is encrypted (S/MIME)');
  expect(title({ attachments: [file('version', 'application/pgp-encrypted')] })).toBe(
    'This message is encrypted (OpenPGP)',
  );
  expect(title({ attachments: [file('message.rpmsg', 'application/octet-stream')] })).toBe(
    'This message is protected by rights management',
  );
  expect(title({ itemClass: 'IPM.Note.SMIME', body: { type: 'text', content: 'signed' } })).toBeUndefined();
  expect(title({})).toBeUndefined();
});

test('a report without a text says what became of which message, and for whom where that is known', () => {
  const report = { ...empty, itemClass: 'REPORT.IPM.Note.NDR', subject: 'Undeliverable: Offer' };
  expect(kindNotice(report)?.title).toBe('A message was not delivered');
  expect(kindNotice(report)?.text).toContain('“Undeliverable: Offer”');
  expect(kindNotice(report)?.text).toContain('does not say for whom');
  expect(kindNotice({ ...report, to: [{ name: 'Jun', address: 'jun@contoso.test' }] })?.text).toContain(
    'It concerns: Jun.',
  );
  expect(title({ itemClass: 'REPORT.IPM.Note.IPNRN' })).toBe('A message was read');
  expect(title({ itemClass: 'REPORT.IPM.Other.XYZ' })).toBe('A report about a message');
});

test('files that are marked inline and stand nowhere in the text are listed, pictures that stand there are not', () => {
  const attachments = [
    file('contract.pdf', 'application/pdf', { isInline: true }),
    file('logo.png', 'image/png', { isInline: true, contentId: 'logo@x' }),
    file('scan.png', 'image/png', { isInline: true, contentId: 'scan@x' }),
    file('Budget.xlsx', 'application/octet-stream', { kind: 'link' }),
  ];
  const html = { type: 'html', content: '<img src="cid:Logo%40x">' } as const;
  const names = (type: typeof html | { readonly type: 'text'; readonly content: string }) =>
    listedAttachments({ body: type, attachments }).map(({ name }) => name);
  expect(names(html)).toEqual(['contract.pdf', 'scan.png', 'Budget.xlsx']);
  expect(names({ type: 'text', content: '' }).length).toBe(4);
});
