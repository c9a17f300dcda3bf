import type { Advice } from '../../../shared/failure.ts';
import { quoted } from './powershell.ts';

/**
 * Advice for HTTP 403 on every call: EWS is closed for the organisation, for the mailbox or for this program, or a rule
 * on program names keeps us out. The reply does not say which, so all are named and the commands look before they
 * change. See Set-OrganizationConfig and Set-CASMailbox (EwsEnabled, EwsAllowedAppIDs, EwsAllowList).
 */
export function adviseOnBlocked(mailbox: string): Advice {
  return {
    cause:
      'The server answers but lets no program in: Exchange Web Services is switched off for the organisation or for ' +
      'this mailbox, or Onbehalf is not on the list of programs that may use it. Where some mailboxes open and others ' +
      'do not, the organisation is being closed step by step. In Exchange Online it ends for everybody on 1 April 2027.',
    who: 'An Exchange administrator of the organisation',
    command: [
      'Get-OrganizationConfig | Format-List *ews*',
      'Get-OrganizationConfig -RetrieveEwsOperationAccessPolicy',
      `Get-CASMailbox -Identity ${quoted(mailbox)} | Format-List *ews*`,
      'Set-OrganizationConfig -EwsEnabled $true',
      // It replaces the whole list.
      "Set-OrganizationConfig -EwsAllowedAppIDs ((@((Get-OrganizationConfig).EwsAllowedAppIDs) + (Get-ServicePrincipal | Where-Object DisplayName -eq 'Onbehalf').AppId) -join ',')",
      `Set-CASMailbox -Identity ${quoted(mailbox)} -EwsEnabled $true`,
      "Set-OrganizationConfig -EwsAllowList @{Add='Onbehalf/*'}",
    ].join('\n'),
  };
}
