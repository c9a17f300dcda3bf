import type { MessagePort } from 'node:worker_threads';
import { createHash, randomBytes, X509Certificate } from 'node:crypto';
import type { Account, NewAccount } from '../../shared/model/account.ts';
import { failed, success, type Result } from '../../shared/result.ts';
import type { SecretStore } from '../credentials/secret-store.ts';
import type { Profile, StoredAccount } from '../store/profile.ts';
import { parseAddress } from '../ews/transport/address.ts';
import { proxyFor } from '../ews/transport/tls/proxy.ts';
import { defaultLimits } from '../ews/transport/limits.ts';
import type { Credential, Endpoint } from '../ews/transport/transport.ts';
import type { Broker } from '../broker/broker.ts';
import { TokenSources } from '../broker/token-sources.ts';
import { endpointFrom } from './endpoint.ts';
import { readyKeychain } from './ready-keychain.ts';
import type { SignInGate } from './sign-in-gate.ts';

/** What opening a session needs of an account; exists for as long as the opening takes. */
export interface AccountAccess {
  readonly account: StoredAccount;
  readonly endpoint: Endpoint;
  /** What a thread is given: for `bearer` no secret is in it. */
  readonly credential: Credential;
  /** What the keychain keeps for the account. */
  readonly secret: string;
}

/** The accounts that this profile remembers, joined with what is known of their secrets in this run. */
export class Accounts {
  #profile: Profile;
  #secrets: SecretStore;
  #gate: SignInGate;
  #broker: Broker;
  #tokens: TokenSources;
  readonly #salt = randomBytes(32);
  readonly #refusals = new Map<string, { readonly digest: string; readonly memory: SharedArrayBuffer }>();
  #whereSecretIs = new Map<string, 'keychain' | 'memory'>();
  /** Whose secret the keychain had when it could last be asked. */
  readonly #inKeychain = new Set<string>();
  /** How many secrets were kept in this run. */
  #keptSecrets = 0;

  constructor(parts: {
    readonly profile: Profile;
    readonly secrets: SecretStore;
    readonly gate: SignInGate;
    readonly broker: Broker;
  }) {
    this.#profile = parts.profile;
    this.#secrets = parts.secrets;
    this.#gate = parts.gate;
    this.#broker = parts.broker;
    this.#tokens = new TokenSources(async (accountId, refreshToken) => {
      // An account that is only being tried keeps it when it is remembered.
      if (this.find(accountId) !== null) await this.keepSecret(accountId, refreshToken);
    });
  }

  /** A thread's way to the broker: its turns on the account's server, and the account's tokens. */
  connect({ account, endpoint, secret }: AccountAccess): MessagePort {
    const { host } = new URL(endpoint.url);
    const { accountId, userName, oauth } = account;
    const tokens =
      oauth === undefined ? null : this.#tokens.of({ accountId, userName, oauth, endpoint, secret });
    const refusals = this.#refusalsOf(accountId, secret);
    return this.#broker.connect({ host, most: defaultLimits.lanes, tokens, refusals });
  }

  /** Where the account's threads count refused sign-ins together; another secret begins at none. */
  #refusalsOf(accountId: string, secret: string): SharedArrayBuffer {
    const known = this.#refusals.get(accountId);
    // The secret itself is kept nowhere but with its threads.
    const digest = createHash('sha256').update(this.#salt).update(secret).digest('hex');
    if (known?.digest === digest) return known.memory;
    const memory = new SharedArrayBuffer(4);
    this.#refusals.set(accountId, { digest, memory });
    return memory;
  }

  /** Lets go of all tokens and of what they are made from: the app locks. */
  wipeTokens(): void {
    this.#tokens.clear();
  }

  find(accountId: string): StoredAccount | null {
    return this.#profile.accounts.value.find((account) => account.accountId === accountId) ?? null;
  }

  /** Looks where each secret is, so that the list can say so: also that it is gone, or cannot be had now. */
  async look(): Promise<void> {
    for (const { accountId } of this.#profile.accounts.value) await this.#take(accountId);
  }

  /** Whether the keychain has the account's secret, as far as it could last be asked. */
  isInKeychain(accountId: string): boolean {
    return this.#inKeychain.has(accountId);
  }

  async #take(accountId: string): Promise<{ readonly secret: string } | null> {
    const before = this.#keptSecrets;
    const found = await this.#secrets.take(accountId);
    // A secret that was kept meanwhile is not gone.
    if (found === null && this.#keptSecrets !== before) return null;
    this.#note(accountId, found?.from ?? null);
    return found;
  }

  /** The keychain had it in this run and does not answer now: it is asked once more when it is back. */
  async #takeFromSlow(accountId: string): Promise<{ readonly secret: string } | null> {
    if (!this.#inKeychain.has(accountId) || this.#secrets.state() !== 'failing') return null;
    return (await readyKeychain(this.#secrets)) ? await this.#take(accountId) : null;
  }

  #note(accountId: string, from: 'keychain' | 'memory' | null): void {
    if (from === null) this.#whereSecretIs.delete(accountId);
    else this.#whereSecretIs.set(accountId, from);
    if (from === 'keychain') this.#inKeychain.add(accountId);
    // What cannot be asked now has not lost anything.
    else if (this.#secrets.state() === 'ready') this.#inKeychain.delete(accountId);
  }

  list(): Account[] {
    return this.#profile.accounts.value.map((stored) => this.view(stored));
  }

  view(stored: StoredAccount): Account {
    return {
      accountId: stored.accountId,
      address: stored.address,
      name: stored.name,
      host: new URL(stored.url).host,
      userName: stored.userName,
      scheme: stored.scheme,
      certificate: stored.certificatePem === null ? null : describeCertificate(stored.certificatePem),
      secret: this.#whereSecretIs.get(stored.accountId) ?? 'missing',
      signIn: this.#gate.verdict(stored.accountId),
    };
  }

  /** Makes an account of what a person typed, remembering nothing yet. */
  make(typed: NewAccount): Result<AccountAccess> {
    const endpoint = endpointFrom(typed.server);
    if (!endpoint.ok) return endpoint;
    if (typed.certificatePem !== null && describeCertificate(typed.certificatePem) === null) {
      return failed({ kind: 'invalid-request', message: 'certificatePem: not a certificate' });
    }
    const { oauth = null, proxy = null } = typed;
    const onTheWay = proxy === null ? null : checkProxy(endpoint.value.href, proxy);
    if (onTheWay?.ok === false) return onTheWay;
    if ((oauth === null) === (typed.scheme === 'bearer'))
      return failed({ kind: 'invalid-request', message: 'oauth: for bearer, and for bearer alone' });
    const tokenUrl = oauth === null ? null : parseAddress(oauth.tokenUrl);
    if (tokenUrl !== null && !tokenUrl.ok) return tokenUrl;
    const address = typed.address.toLowerCase();
    const account: StoredAccount = {
      accountId: `account-${randomBytes(16).toString('hex')}`,
      address,
      name: null,
      url: endpoint.value.href,
      userName: typed.userName.trim() === '' ? address : typed.userName.trim(),
      scheme: typed.scheme,
      certificatePem: typed.certificatePem,
      ...(oauth === null ? {} : { oauth }),
      ...(proxy === null ? {} : { proxy }),
    };
    return success(accessOf(account, typed.secret));
  }

  /** Remembers an account that has signed in, and its secret where secrets are kept. */
  async remember({ account, secret }: AccountAccess): Promise<Account> {
    await this.keepSecret(account.accountId, secret);
    await this.#profile.accounts.save([...this.#profile.accounts.value, account]);
    return this.view(account);
  }

  async keepSecret(accountId: string, secret: string): Promise<void> {
    const present = this.#tokens.present(accountId, secret);
    this.#note(accountId, await this.#secrets.put(accountId, present));
    this.#keptSecrets += 1;
  }

  async rename(accountId: string, name: string): Promise<void> {
    const accounts = this.#profile.accounts.value;
    await this.#profile.accounts.save(
      accounts.map((one) => (one.accountId === accountId ? { ...one, name } : one)),
    );
  }

  async forget(accountId: string): Promise<void> {
    await this.#secrets.remove(accountId);
    this.#tokens.forget(accountId);
    this.#refusals.delete(accountId);
    this.#whereSecretIs.delete(accountId);
    this.#inKeychain.delete(accountId);
    await this.#profile.accounts.save(
      this.#profile.accounts.value.filter((one) => one.accountId !== accountId),
    );
  }

  /** The account with its secret, for a session about to open; `offered` stands in for a secret being tried. */
  async access(accountId: string, offered?: string): Promise<Result<AccountAccess>> {
    const account = this.find(accountId);
    if (account === null) return failed({ kind: 'no-such-account' });
    if (offered !== undefined) {
      // A person tries it anew: what was counted before was for the tries before.
      this.#refusals.delete(accountId);
      return success(accessOf(account, offered));
    }
    const found = (await this.#take(accountId)) ?? (await this.#takeFromSlow(accountId));
    if (found !== null) return success(accessOf(account, found.secret));
    return failed({ kind: this.#secrets.state() === 'failing' ? 'keychain-failing' : 'secret-missing' });
  }
}

function accessOf(account: StoredAccount, secret: string): AccountAccess {
  return {
    account,
    endpoint: {
      url: account.url,
      certificatePem: account.certificatePem,
      proxy: account.proxy ?? null,
    },
    credential: {
      scheme: account.scheme,
      userName: account.userName,
      secret: account.scheme === 'bearer' ? '' : secret,
    },
    secret,
  };
}

/** A proxy is remembered in the profile, where no password belongs. */
function checkProxy(url: string, proxy: string): Result<unknown> {
  const address = parseAddress(url);
  const parsed = address.ok ? proxyFor(address.value, proxy) : address;
  if (!parsed.ok || parsed.value.authorization === null) return parsed;
  return failed({ kind: 'invalid-request', message: 'proxy: no name and password in it' });
}

function describeCertificate(pem: string): Account['certificate'] {
  try {
    const certificate = new X509Certificate(pem);
    return {
      subject: certificate.subject.replaceAll('\n', ', '),
      fingerprint: certificate.fingerprint256,
      validTo: certificate.validToDate.toISOString(),
    };
  } catch {
    return null; // Not a certificate: `make` refuses it.
  }
}
