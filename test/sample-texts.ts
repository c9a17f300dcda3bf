import type { LetterText } from '../shared/model/kept-text.ts';

/** A letter in Support's name as its form holds it. */
export const sampleLetterText: LetterText = {
  form: 'letter',
  letterId: '0b6f1f0e-6f0f-4b38-9a52-0d4f6f3c2a11',
  draft: {
    kind: 'reply',
    reference: { itemId: 'AAMk1', changeKey: 'CQAA1' },
    to: [{ name: 'Priya Natarajan', address: 'priya.natarajan@contoso.test' }],
    cc: [],
    subject: 'Re: Badge',
    quote: '> Where is my badge?',
    leftBehind: [],
    options: [],
    copy: {
      mailbox: 'support@contoso.test',
      mailboxName: 'Support desk',
      folderName: 'Sent Items',
      folderId: 'sent',
      canBeWritten: true,
      insteadOf: null,
    },
    recordedAs: {
      authenticated: 'ana.lima@contoso.test',
      authorized: 'ana.lima@contoso.test',
      mailbox: 'support@contoso.test',
      access: 'delegate',
    },
  },
  mode: 'on-behalf',
  to: [{ name: 'Priya Natarajan', address: 'priya.natarajan@contoso.test' }],
  cc: [],
  bcc: [],
  subject: 'Re: Badge',
  body: 'Your badge is ready.',
  isAside: false,
  sending: 'writing',
};
