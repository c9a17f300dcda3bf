import { cutText } from '../../../shared/cut-text.ts';
import { childrenNamed, childText, type XmlElement } from '../xml/xml-element.ts';
import type { AlternateMailbox } from './answer.ts';

/**
 * Reads the `AlternateMailbox` elements in `Account` (plain XML) or `AlternateMailboxes` (SOAP), which have the same
 * parts; at most 200, which is more than anybody has auto-mapped.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/alternatemailbox-pox
 */
export function readAlternateMailboxes(holder: XmlElement | null): readonly AlternateMailbox[] {
  return childrenNamed(holder, 'AlternateMailbox').slice(0, 200).map(readAlternateMailbox);
}

function readAlternateMailbox(mailbox: XmlElement): AlternateMailbox {
  const text = (name: string): string => cutText(childText(mailbox, name)?.trim() ?? '', 320);
  const owner = text('OwnerSmtpAddress');
  return {
    type: text('Type'),
    displayName: text('DisplayName'),
    address: owner === '' ? text('SmtpAddress') : owner,
  };
}
