import type { Advice } from '../../../shared/failure.ts';
import type { Identities } from '../../../shared/model/identity.ts';
import { who } from './code-advice.ts';
import { quoted } from './powershell.ts';

/**
 * Advice for the right to send as a mailbox: before anything has been tried, or after a copy has shown that Exchange applied
 * another right. EWS has no question for it, only the send. The first command is for Exchange Server, whose cmdlet takes no
 * mail address, the second for Exchange Online.
 * https://learn.microsoft.com/en-us/exchange/recipients/mailbox-permissions
 */
export function adviseOnSendAs(
  { authenticated, mailbox }: Identities,
  seen: 'nothing' | 'otherwise',
): Advice {
  return {
    cause:
      seen === 'nothing'
        ? `Nothing has shown yet that ${authenticated} may send as ${mailbox}; Exchange tells only by the send.`
        : `${authenticated} seems not to have Send As on ${mailbox}: the last message that was to be sent so went out on behalf.`,
    who: who.administrator,
    command: [
      `Add-ADPermission -Identity (Get-Mailbox -Identity ${quoted(mailbox)}).DistinguishedName -User ${quoted(authenticated)} -AccessRights ExtendedRight -ExtendedRights 'Send As'`,
      `Add-RecipientPermission -Identity ${quoted(mailbox)} -Trustee ${quoted(authenticated)} -AccessRights SendAs`,
    ].join('\n'),
  };
}
