import { createSign, createVerify, generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** What a token says. Times are in seconds since 1970, as in RFC 7519. */
export interface Claims {
  readonly iss: string;
  readonly aud: string;
  readonly nbf: number;
  readonly exp: number;
  readonly appid: string;
  /** Whom a user's token is for. */
  readonly upn?: string;
  /** Scopes of a user's token, with spaces between. */
  readonly scp?: string;
  /** Roles of an application's own token. */
  readonly roles?: readonly string[];
}

/** Signs and checks tokens with a key that nobody else has. */
export interface Signer {
  sign(claims: Claims): string;
  /** The claims of a token that this key has signed; `undefined` for any other text. */
  verify(token: string): Claims | undefined;
  /** The public key as a JSON Web Key. */
  publicKey(): object;
}

let keys: { readonly privateKey: KeyObject; readonly publicKey: KeyObject } | undefined;

/** One key for all servers of a process, made when it is first needed. */
function keyPair() {
  keys ??= generateKeyPairSync('rsa', { modulusLength: 2048 });
  return keys;
}

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Tokens by RFC 7519, signed with RS256. */
export function createSigner(): Signer {
  return {
    sign: (claims) => {
      const text = `${encode({ typ: 'JWT', alg: 'RS256', kid: 'sample' })}.${encode(claims)}`;
      return `${text}.${createSign('RSA-SHA256').update(text).sign(keyPair().privateKey, 'base64url')}`;
    },
    verify: (token) => {
      const [head = '', body = '', signature = ''] = token.split('.');
      const check = createVerify('RSA-SHA256').update(`${head}.${body}`);
      if (!check.verify(keyPair().publicKey, signature, 'base64url')) return undefined;
      return JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as Claims;
    },
    publicKey: () => ({ ...keyPair().publicKey.export({ format: 'jwk' }), kid: 'sample', use: 'sig' }),
  };
}
