import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

import type { LedgerBook } from '../ledger.ts';
import type { Store } from '../store/store.ts';
import type { SeedPerson } from '../content/seed.ts';
import type { TokenCheck, TokenProof } from '../oauth/check-token.ts';
import { ntlmType, provesPassword, readAnswer, writeChallenge } from './ntlm.ts';

/** A way to sign in that the server offers. */
export type Scheme = 'NTLM' | 'Basic' | 'Bearer';

/** Who is signed in, or the `WWW-Authenticate` values of the 401 that asks for it. */
export type SignedIn =
  | {
      readonly ok: true;
      /** Lower-case address; `app:` and its id for an application itself. */
      readonly account: string;
      readonly token?: TokenProof;
    }
  | {
      readonly ok: false;
      readonly challenges: readonly string[];
      readonly headers?: Readonly<Record<string, string>>;
    };

/** What NTLM remembers of a TCP connection: the challenge given out, then the account it proved. */
interface ConnectionState {
  challenge: Buffer | undefined;
  account: string | undefined;
}

const offered: Readonly<Record<Scheme, string>> = {
  NTLM: 'NTLM',
  Basic: 'Basic realm="127.0.0.1"',
  Bearer:
    'Bearer client_id="00000002-0000-0ff1-ce00-000000000000", token_types="app_asserted_user_v1 service_asserted_app_v1"',
};

/** Checks credentials against the directory; keeps NTLM's state by connection. */
export interface Authenticator {
  signIn(request: IncomingMessage): SignedIn;
}

/** Makes an authenticator that offers these schemes, in this order. */
export function createAuthenticator(
  store: Store,
  ledger: LedgerBook,
  schemes: readonly Scheme[],
  checkBearer: (token: string) => TokenCheck,
): Authenticator {
  const connections = new WeakMap<Socket, ConnectionState>();
  const offers = schemes.map((scheme) => offered[scheme]);
  const refused: SignedIn = { ok: false, challenges: offers };

  function judge(account: string, isRight: (password: string) => boolean): SignedIn {
    const person = findPerson(store, account);
    const password = person?.password;
    const succeeded = password !== undefined && isRight(password);
    ledger.countSignIn(person?.address ?? account, succeeded);
    return succeeded && person ? { ok: true, account: person.address.toLowerCase() } : refused;
  }

  function basic(value: string): SignedIn {
    const text = Buffer.from(value, 'base64').toString('utf8');
    const colon = text.indexOf(':');
    return judge(text.slice(0, colon), (password) => password === text.slice(colon + 1));
  }

  function ntlm(value: string, socket: Socket): SignedIn {
    const message = Buffer.from(value, 'base64');
    const state = connections.get(socket) ?? { challenge: undefined, account: undefined };
    connections.set(socket, state);
    const type = ntlmType(message);
    if (type === 1) {
      state.challenge = randomBytes(8);
      const token = writeChallenge(state.challenge, store.domain, store.clock.now()).toString('base64');
      return { ok: false, challenges: [`NTLM ${token}`] };
    }
    const answer = type === 3 ? readAnswer(message) : undefined;
    const { challenge } = state;
    state.challenge = undefined;
    if (!answer || !challenge) return refused;
    const name =
      answer.domain === '' || answer.user.includes('@') ? answer.user : `${answer.domain}\\${answer.user}`;
    const result = judge(name, (password) => provesPassword(answer, challenge, password));
    state.account = result.ok ? result.account : undefined;
    return result;
  }

  function bearer(value: string): SignedIn {
    const check = checkBearer(value);
    if (!check.ok)
      return {
        ok: false,
        challenges: [`${offered.Bearer}, error="invalid_token"`],
        headers: { 'x-ms-diagnostics': check.diagnostics },
      };
    const { proof } = check;
    if (proof.user === undefined) return { ok: true, account: `app:${proof.appId}`, token: proof };
    return store.people.has(proof.user) ? { ok: true, account: proof.user, token: proof } : refused;
  }

  return {
    signIn: (request) => {
      const [scheme = '', value = ''] = (request.headers.authorization ?? '').split(' ');
      if (scheme === 'Bearer' && schemes.includes('Bearer')) return bearer(value);
      if (scheme === 'Basic' && schemes.includes('Basic')) return basic(value);
      if (scheme === 'NTLM' && schemes.includes('NTLM')) return ntlm(value, request.socket);
      const proved = connections.get(request.socket)?.account;
      return proved !== undefined && scheme === '' ? { ok: true, account: proved } : refused;
    },
  };
}

/** `rob@contoso.test`, `CONTOSO\rob` and `contoso.test\rob` name one account; so does `rob` alone. */
function findPerson(store: Store, account: string): SeedPerson | undefined {
  const [first = '', second] = account.toLowerCase().split('\\');
  if (second === undefined) return store.people.get(first) ?? store.people.get(`${first}@${store.domain}`);
  const isOurs = first === store.domain || first === store.domain.split('.')[0] || first === '';
  return isOurs ? (store.people.get(second) ?? store.people.get(`${second}@${store.domain}`)) : undefined;
}
