import type { Message } from '../../../../shared/model/message.ts';

/** What a message is that has no text to read here, and what can be done about it. */
export interface KindNotice {
  readonly title: string;
  readonly text: string;
}

const encrypted: KindNotice = {
  title: 'This message is encrypted (S/MIME)',
  text: 'Only somebody who holds the certificate and the key of one of its recipients can open it, in a mail program that has them, such as Outlook. Onbehalf and Exchange hold no such key: the text cannot be shown here. Ask its sender, or open the mailbox in Outlook as a recipient.',
};

const openPgp: KindNotice = {
  title: 'This message is encrypted (OpenPGP)',
  text: 'Only somebody who holds the private key of one of its recipients can open it, in a program for OpenPGP. The text cannot be shown here.',
};

const protectedByRights: KindNotice = {
  title: 'This message is protected by rights management',
  text: 'Only people whom its sender gave the right can read it, signed in as themselves in Outlook or Outlook on the web. A delegate often has no such right. The text cannot be shown here.',
};

/** By the end of a report's class. https://learn.microsoft.com/en-us/office/vba/outlook/concepts/forms/item-types-and-message-classes */
const reports: ReadonlyMap<string, KindNotice> = new Map([
  [
    'ndr',
    {
      title: 'A message was not delivered',
      text: 'A server reports that it could not deliver a message sent from this mailbox.',
    },
  ],
  [
    'dr',
    {
      title: 'A message was delivered',
      text: 'A server reports that a message sent from this mailbox has reached its recipient’s mailbox.',
    },
  ],
  [
    'ipnrn',
    {
      title: 'A message was read',
      text: 'A recipient’s mail program reports that a message sent from this mailbox was opened.',
    },
  ],
  [
    'ipnnrn',
    {
      title: 'A message was deleted unread',
      text: 'A recipient’s mail program reports that a message sent from this mailbox was deleted without being opened.',
    },
  ],
  [
    'delayed',
    {
      title: 'A message is delayed',
      text: 'A server reports that it has not delivered a message sent from this mailbox yet, and is still trying.',
    },
  ],
]);

/** What to say in place of an empty page: encrypted mail and reports; null where there is text, or nothing is known. */
export function kindNotice(
  message: Pick<Message, 'itemClass' | 'body' | 'attachments' | 'subject' | 'to'>,
): KindNotice | null {
  if (message.body.content.trim() !== '') return null;
  const report = /^REPORT\..*\.(\w+)$/iu.exec(message.itemClass)?.[1]?.toLowerCase();
  if (report !== undefined) return reportNotice(message, reports.get(report));
  const types = message.attachments.map(({ contentType }) => contentType);
  const names = message.attachments.map(({ name }) => name.toLowerCase());
  if (
    names.some((name) => name.endsWith('.rpmsg')) ||
    types.includes('application/x-microsoft-rpmsg-message')
  )
    return protectedByRights;
  if (types.includes('application/pgp-encrypted')) return openPgp;
  const isSmime =
    /^IPM\.Note\.SMIME$/iu.test(message.itemClass) ||
    types.some((type) => type === 'application/pkcs7-mime' || type === 'application/x-pkcs7-mime');
  return isSmime ? encrypted : null;
}

function reportNotice(
  { subject, to }: Pick<Message, 'subject' | 'to'>,
  kind: KindNotice | undefined,
): KindNotice {
  const { title, text } = kind ?? {
    title: 'A report about a message',
    text: 'A server reports what became of a message sent from this mailbox.',
  };
  const about = subject === '' ? 'It does not say which message.' : `Its subject: “${subject}”.`;
  const whom = to.map(({ name, address }) => (name === '' ? address : name)).filter((one) => one !== '');
  const people =
    whom.length === 0
      ? 'Exchange gives no text with it, and does not say for whom.'
      : `It concerns: ${whom.slice(0, 20).join(', ')}.`;
  return { title, text: `${text} ${about} ${people}` };
}
