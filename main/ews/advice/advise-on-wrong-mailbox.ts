import type { Advice } from '../../../shared/failure.ts';
import type { Identities } from '../../../shared/model/identity.ts';
import { who } from './code-advice.ts';
import { quoted } from './powershell.ts';

/**
 * Advice for a server that answered with the folders of another mailbox than the one asked for: an address that leads
 * elsewhere, or a server that passes over whom the request names.
 */
export function adviseOnWrongMailbox({ mailbox, access }: Identities): Advice {
  const show = `Get-Recipient -Identity ${quoted(mailbox)} | Format-List RecipientType,PrimarySmtpAddress,EmailAddresses`;
  if (access === 'own') {
    return {
      cause: `${mailbox} is not the mailbox of the account that signed in: the address is another one's, or an old one.`,
      who: who.administrator,
      command: show,
    };
  }
  const passed = access === 'delegate' ? 'whose folders were asked for' : 'whom the request acts as';
  return {
    cause: `The server answered with folders that are not those of ${mailbox}: the address leads to another mailbox, or the server passes over ${passed}.`,
    who: who.administrator,
    command: `${show}\nGet-Mailbox -Identity ${quoted(mailbox)} | Format-List ExchangeGuid,Database,ForwardingAddress`,
  };
}
