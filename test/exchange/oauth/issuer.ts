import type { IncomingMessage } from 'node:http';

import type { Reply } from '../http/reply.ts';
import type { Store } from '../store/store.ts';
import type { AppBook } from './apps.ts';
import type { Claims, Signer } from './token.ts';

/** What a token is to say, where it differs from what the token endpoint would give. */
export interface TokenWish {
  readonly appId?: string;
  readonly audience?: string;
  /** Seconds from now, on the server's clock; negative for one that has expired. */
  readonly lifetime?: number;
  readonly scopes?: string;
  readonly roles?: readonly string[];
}

/** A small issuer of tokens for one server. */
export interface Issuer {
  /** A delegated token: somebody who signed in, and an application that acts for them. */
  userToken(address: string, wish?: TokenWish): string;
  /** A token of an application itself. */
  appToken(wish?: TokenWish): string;
  /** An administrator ends somebody's sessions: refresh tokens given so far get invalid_grant. */
  revoke(address: string): void;
  /** Answers the token endpoint and the discovery documents; `undefined` for other paths. */
  answer(request: IncomingMessage, body: string): Reply | undefined;
}

/** What an issuer needs to know. */
export interface IssuerParts {
  readonly store: Store;
  readonly apps: AppBook;
  readonly signer: Signer;
  readonly defaultAppId: string;
  /** Scheme, host and port of the server, for instance `https://127.0.0.1:8443`. */
  origin(): string;
}

const tenant = '/contoso.test';

/**
 * Grants: password, client_credentials and refresh_token.
 * See <https://www.rfc-editor.org/rfc/rfc6749> and <https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow>.
 */
export function createIssuer(parts: IssuerParts): Issuer {
  const { store, apps, signer } = parts;
  /** Refresh tokens that were given and not revoked, by lower-case address. */
  const live = new Map<string, Set<string>>();

  function claims(wish: TokenWish): Claims {
    const now = Math.floor(store.clock.now() / 1_000);
    return {
      iss: `${parts.origin()}${tenant}/v2.0`,
      aud: wish.audience ?? parts.origin(),
      nbf: now - 300,
      exp: now + (wish.lifetime ?? 3_600),
      appid: wish.appId ?? parts.defaultAppId,
    };
  }

  const userToken: Issuer['userToken'] = (address, wish = {}) =>
    signer.sign({ ...claims(wish), upn: address, scp: wish.scopes ?? 'EWS.AccessAsUser.All' });
  const appToken: Issuer['appToken'] = (wish = {}) =>
    signer.sign({ ...claims(wish), roles: wish.roles ?? ['full_access_as_app'] });

  function grant(form: URLSearchParams): Reply {
    const appId = form.get('client_id') ?? '';
    const app = apps.find(appId);
    if (!app) return json(400, { error: 'unauthorized_client', error_description: 'No such application.' });
    const type = form.get('grant_type');
    if (type === 'client_credentials')
      return form.get('client_secret') === app.secret
        ? issued(appToken({ appId }))
        : json(401, { error: 'invalid_client', error_description: 'The client secret is wrong.' });
    if (type === 'password') {
      const person = store.people.get((form.get('username') ?? '').toLowerCase());
      const isRight = person?.password !== undefined && person.password === form.get('password');
      return isRight ? issued(userToken(person.address, { appId }), person.address) : invalidGrant;
    }
    if (type !== 'refresh_token') return json(400, { error: 'unsupported_grant_type' });
    const refresh = form.get('refresh_token') ?? '';
    const known = signer.verify(refresh);
    if (known?.upn === undefined || known.scp !== 'refresh' || known.appid !== appId) return invalidGrant;
    const isLive = live.get(known.upn.toLowerCase())?.has(refresh) === true;
    return isLive && known.exp * 1_000 > store.clock.now()
      ? issued(userToken(known.upn, { appId }), known.upn)
      : invalidGrant;
  }

  /** A refresh token is one of ours for nobody's service, good for 90 days. */
  function issued(token: string, address?: string): Reply {
    const appId = signer.verify(token)?.appid ?? '';
    const wish = { appId, audience: 'refresh', lifetime: 90 * 86_400, scopes: 'refresh' };
    const refresh = address === undefined ? undefined : userToken(address, wish);
    if (address !== undefined && refresh !== undefined) {
      const key = address.toLowerCase();
      live.set(key, (live.get(key) ?? new Set()).add(refresh));
    }
    return json(200, {
      token_type: 'Bearer',
      expires_in: 3_600,
      access_token: token,
      ...(refresh === undefined ? {} : { refresh_token: refresh }),
    });
  }

  function discovery(): object {
    const base = `${parts.origin()}${tenant}`;
    return {
      issuer: `${base}/v2.0`,
      token_endpoint: `${base}/oauth2/v2.0/token`,
      jwks_uri: `${base}/discovery/v2.0/keys`,
      grant_types_supported: ['password', 'client_credentials', 'refresh_token'],
    };
  }

  return {
    userToken,
    appToken,
    revoke: (address) => {
      live.delete(address.toLowerCase());
    },
    answer: (request, body) => {
      switch (request.url?.split('?')[0]) {
        case `${tenant}/oauth2/v2.0/token`:
          return request.method === 'POST'
            ? grant(new URLSearchParams(body))
            : json(405, { error: 'invalid_request' });
        case `${tenant}/v2.0/.well-known/openid-configuration`:
          return json(200, discovery());
        case `${tenant}/discovery/v2.0/keys`:
          return json(200, { keys: [signer.publicKey()] });
        default:
          return undefined;
      }
    },
  };
}

const invalidGrant = json(400, {
  error: 'invalid_grant',
  error_description: 'The user name, the password or the refresh token is not valid.',
});

function json(status: number, body: object): Reply {
  const headers = { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' };
  return { status, headers, body: JSON.stringify(body) };
}
