import type { MailTips } from '../../../shared/model/people/mail-tips.ts';
import { booleanOf, instantOf, integerOf } from '../soap/values.ts';
import { child, childText, type XmlElement } from '../xml/xml-element.ts';
import { readMailbox } from './people.ts';

/**
 * Reads `MailTips`; null where it does not say whom it is about. An automatic reply without words is what Exchange
 * answers for somebody who is there.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/mailtips
 */
export function readMailTips(tips: XmlElement | null): MailTips | null {
  const recipient = child(tips, 'RecipientAddress');
  if (recipient === null) return null;
  const out = child(tips, 'OutOfOffice');
  const message = childText(child(out, 'ReplyBody'), 'Message') ?? '';
  const until = instantOf(childText(child(out, 'Duration'), 'EndTime'));
  return {
    recipient: readMailbox(recipient),
    pending: (childText(tips, 'PendingMailTips') ?? '').split(/\s+/u).filter((word) => word !== ''),
    automaticReply: message.trim() === '' ? null : { message, until },
    isMailboxFull: booleanOf(childText(tips, 'MailboxFull')),
    customTip: wordsOf(childText(tips, 'CustomMailTip')),
    memberCount: integerOf(childText(tips, 'TotalMemberCount')),
    externalMemberCount: integerOf(childText(tips, 'ExternalMemberCount')),
    maxMessageSize: integerOf(childText(tips, 'MaxMessageSize')),
    isRestricted: booleanOf(childText(tips, 'DeliveryRestricted')),
    isModerated: booleanOf(childText(tips, 'IsModerated')),
    isInvalid: booleanOf(childText(tips, 'InvalidRecipient')),
  };
}

function wordsOf(text: string | null): string | null {
  return text === null || text.trim() === '' ? null : text;
}
