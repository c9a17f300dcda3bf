import type { SignedIn } from './authenticate.ts';
import type { Parts } from './parts.ts';
import { sidOf } from '../schema/sid.ts';
import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { mailboxOf } from '../store/store.ts';
import type { Store } from '../store/store.ts';
import type { Mailbox } from '../store/types.ts';
import type { XmlNode } from '../xml/node.ts';

type SignedInAccount = Extract<SignedIn, { readonly ok: true }>;

const superfluous = 'ExchangeImpersonation SOAP header must not exist for this type of OAuth token.';
const missing = 'ExchangeImpersonation SOAP header must be present for this type of OAuth token.';

/**
 * Whose rights a request runs with: the account's own, or those of the mailbox in the ExchangeImpersonation header
 * if the account's role covers it.
 * See <https://learn.microsoft.com/exchange/client-developer/exchange-web-services/impersonation-and-ews-in-exchange>.
 */
export function authorize(
  { store, profile, apps }: Pick<Parts, 'store' | 'profile' | 'apps'>,
  { account, token }: Pick<SignedInAccount, 'account' | 'token'>,
  header: XmlNode | undefined,
): Outcome<string> {
  const isApp = token !== undefined && token.user === undefined;
  if (token && isApp === (header === undefined))
    return refuse('ErrorInvalidExchangeImpersonationHeaderData', isApp ? missing : superfluous);
  if (!header) return done(account);
  const choice = header.children.find((one) => one.name === 'ConnectingSID')?.children[0];
  const text = choice?.text.trim() ?? '';
  if (!choice || text === '')
    return refuse(
      'ErrorInvalidExchangeImpersonationHeaderData',
      'ExchangeImpersonation SOAP header is not valid.',
    );
  const mailbox = findMailbox(store, choice.name, text);
  if (!mailbox.ok) return mailbox;
  const { address } = mailbox.value;
  if (token) {
    const scope = apps.find(token.appId)?.mailboxes;
    const isInScope = scope?.some((one) => one.toLowerCase() === address) ?? true;
    return isInScope ? done(address) : refuse('ErrorImpersonateUserDenied');
  }
  const isCovered = store.impersonation.some(
    (role) =>
      role.account.toLowerCase() === account && role.mailboxes.some((one) => one.toLowerCase() === address),
  );
  return isCovered && profile.allowsUserImpersonation ? done(address) : refuse('ErrorImpersonateUserDenied');
}

function findMailbox(store: Store, kind: string, text: string): Outcome<Mailbox> {
  if (kind === 'SID') {
    const bySid = [...store.mailboxes.values()].find((one) => sidOf(one.address) === text);
    return bySid ? done(bySid) : refuse('ErrorInvalidUserSid', 'The user SID is invalid.');
  }
  const mailbox = mailboxOf(store, text);
  if (mailbox) return done(mailbox);
  return kind === 'PrincipalName'
    ? refuse('ErrorInvalidUserPrincipalName', 'The user principal name (UPN) is invalid.')
    : refuse('ErrorNonExistentMailbox');
}
