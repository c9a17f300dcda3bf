import { entry, who, type CodeAdvice } from '../code-advice.ts';

/** What a sign-in can be refused by: a number of `x-ms-diagnostics`, an OAuth error, or a scheme that is not offered. */
export type SignInCode =
  '2000001' | '2000003' | '2000008' | '2000011' | 'invalid_grant' | 'invalid_client' | 'scheme-not-offered';

const exchangeOnPremises = '00000002-0000-0ff1-ce00-000000000000';

/** `{user}` is who signs in, `{host}` the server and `{url}` its address as a token names it. */
// prettier-ignore
export const signInCodes: Readonly<Record<SignInCode, CodeAdvice>> = {
  '2000001': entry(who.administrator, '{host} does not trust whoever issued the token: its keys are unknown there, or have changed.', 'Get-AuthServer | Format-List Name,Enabled,IssuerIdentifier,AuthMetadataUrl', 'Get-AuthServer | Set-AuthServer -RefreshAuthMetadata'),
  '2000003': entry(who.administrator, 'The token is for another server: {url} is not among the names that Exchange is registered with in Entra, or the account asks for tokens of another address.', `Get-MgServicePrincipal -Filter "AppId eq '${exchangeOnPremises}'" | Select-Object -ExpandProperty ServicePrincipalNames`, `Update-MgServicePrincipal -ServicePrincipalId (Get-MgServicePrincipal -Filter "AppId eq '${exchangeOnPremises}'").Id -ServicePrincipalNames ((Get-MgServicePrincipal -Filter "AppId eq '${exchangeOnPremises}'").ServicePrincipalNames + {url})`),
  '2000008': entry(who.you, 'The token has run out or does not count yet: the clock of this computer or of {host} may be wrong. Sign in again.'),
  '2000011': entry(who.administrator, 'The application may not use Exchange Web Services: the permission EWS.AccessAsUser.All (for a person) or full_access_as_app (for a program) is missing or has no consent.', "Get-MgServicePrincipal -Filter \"DisplayName eq 'Onbehalf'\" | Format-List DisplayName,Id"),
  invalid_grant: entry(who.you, 'The sign-in of {user} no longer counts: the password was changed, the session was ended, or a rule of the organisation (Conditional Access) wants it anew. Sign in again.'),
  invalid_client: entry(who.administrator, 'The application is unknown to {host}, its secret has run out, or it may not sign in this way.', "Get-MgApplication -Filter \"DisplayName eq 'Onbehalf'\" | Format-List DisplayName,PasswordCredentials"),
  'scheme-not-offered': entry(who.administrator, '{host} does not offer the way in which {user} signs in: it is switched off there (Exchange Online has no Basic any more), or a policy forbids it. Choose a way that is offered, OAuth where there is one.', 'Get-WebServicesVirtualDirectory | Format-List Server,BasicAuthentication,WindowsAuthentication,OAuthAuthentication', 'Get-User -Identity {user} | Format-List AuthenticationPolicy', 'Get-AuthenticationPolicy | Format-List Name,BlockLegacyAuthWebServices'),
};
