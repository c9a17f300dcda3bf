import { createHash } from 'node:crypto';

import { element, escapeXml, textElement } from '../xml/write.ts';
import type { Recipient } from './codec.ts';

/**
 * How a reply gives people of the organisation. Exchange gives them `legacy` in lists (FindItem, SyncFolderItems), older
 * ones by `name` alone, and `smtp` elsewhere, in the case in which the directory writes addresses; `plain` is as stored.
 */
export interface PeopleForm {
  readonly as: 'legacy' | 'name' | 'smtp' | 'plain';
  /** Whose directory it is: everybody else is an SMTP address wherever they stand. */
  readonly domain: string;
}

const group = '/O=CONTOSO/OU=EXCHANGE ADMINISTRATIVE GROUP (FYDIBOHF23SPDLT)/CN=RECIPIENTS/CN=';

/** The legacyExchangeDN of somebody in the directory: made from the address, always the same. */
export function legacyDnOf(address: string): string {
  const lower = address.toLowerCase();
  const hash = createHash('sha256').update(`legacy ${lower}`).digest('hex').slice(0, 12).toUpperCase();
  return `${group}${hash}-${lower.replace(/@.*$/s, '').toUpperCase()}`;
}

/** Whose legacyExchangeDN that is, in lower case; `undefined` for one that the directory has no entry for. */
export function addressOfLegacyDn(dn: string, domain: string): string | undefined {
  const upper = dn.trim().toUpperCase();
  const local = upper.startsWith(group) ? upper.slice(group.length).replace(/^[^-]*-/, '') : '';
  const address = `${local.toLowerCase()}@${domain}`;
  return local !== '' && legacyDnOf(address) === upper ? address : undefined;
}

/** An address as the directory writes it: `Mary.Okafor@contoso.test`. */
export function directoryCase(address: string, domain: string): string {
  if (!address.toLowerCase().endsWith(`@${domain}`)) return address;
  const [local = '', ...rest] = address.split('@');
  const cased = local.replace(/(?<=^|\.)\p{Ll}/gu, (letter) => letter.toUpperCase());
  return [local.includes('.') ? cased : local, ...rest].join('@');
}

/** `t:Mailbox` of one person, as a reply gives them. */
export function writeMailbox(recipient: Recipient, form?: PeopleForm): string {
  const { address, routing = 'SMTP' } = recipient;
  const name = recipient.name === '' ? '' : `<t:Name>${escapeXml(recipient.name)}</t:Name>`;
  if (routing === 'NONE') return element('t:Mailbox', name);
  if (routing !== 'SMTP') {
    const text = address === '' ? '' : textElement('t:EmailAddress', address);
    const kind = routing === 'MAPIPDL' ? element('t:MailboxType', 'PrivateDL') : '';
    return element('t:Mailbox', name + text + element('t:RoutingType', routing) + kind);
  }
  const isOurs = form !== undefined && address.toLowerCase().endsWith(`@${form.domain}`);
  if (isOurs && form.as === 'name') return element('t:Mailbox', name);
  const isLegacy = isOurs && form.as === 'legacy';
  const text = isLegacy
    ? legacyDnOf(address)
    : isOurs && form.as === 'smtp'
      ? directoryCase(address, form.domain)
      : address;
  return `<t:Mailbox>${name}<t:EmailAddress>${escapeXml(text)}</t:EmailAddress><t:RoutingType>${isLegacy ? 'EX' : 'SMTP'}</t:RoutingType></t:Mailbox>`;
}
