import { z } from 'zod';
import { accountId, address } from './identity.ts';

/** How the account proves itself. */
export const scheme = z.enum(['basic', 'ntlm', 'bearer']);
export type Scheme = z.output<typeof scheme>;

/** Where an account with `bearer` gets its tokens (RFC 6749). Nothing here is secret. */
export const oauth = z.strictObject({
  /** The token endpoint: https, or http to this machine. */
  tokenUrl: z.string().min(1).max(400),
  clientId: z.string().min(1).max(200),
  /** For instance `https://outlook.office365.com/.default`; empty for none. */
  scope: z.string().max(1000),
  /**
   * What the account's secret is: a refresh token, the application's own secret, or the password of the person.
   */
  grant: z.enum(['refresh_token', 'client_credentials', 'password']),
});
export type OAuth = z.output<typeof oauth>;

/** What a person types to add an account. The secret goes to main once and never comes back. */
export const newAccount = z.strictObject({
  address,
  /** A host name with an optional port, or the full https address of EWS. Main builds the endpoint; https only. */
  server: z.string().min(1).max(400),
  /** `DOMAIN\\name`, a user principal name, or empty for the address. */
  userName: z.string().max(320),
  secret: z.string().min(1).max(1024),
  scheme,
  /** A private CA's certificate as PEM text, or null for the system's trust. Not a secret. */
  certificatePem: z.string().max(65_536).nullable(),
  /** For `bearer`, and for that alone. */
  oauth: oauth.nullable().optional(),
  /** An HTTP proxy on the way, `http://name:port`; it is remembered, so no password for the proxy may stand in it. */
  proxy: z.string().max(400).nullable().optional(),
});
export type NewAccount = z.output<typeof newAccount>;

/** A remembered account as the renderer knows it: no secret. */
export const account = z.strictObject({
  accountId,
  address,
  /** As the directory names it; null until known. */
  name: z.string().nullable(),
  host: z.string(),
  userName: z.string(),
  scheme,
  /** Subject and SHA-256 fingerprint of the private CA's certificate; null where the system's trust is used. */
  certificate: z
    .strictObject({ subject: z.string(), fingerprint: z.string(), validTo: z.string() })
    .nullable(),
  /** Where the secret is: in the OS keychain, in memory for this run only, or nowhere. */
  secret: z.enum(['keychain', 'memory', 'missing']),
  /** Whether Exchange accepted the secret in this run. */
  signIn: z.enum(['untried', 'accepted', 'refused']),
});
export type Account = z.output<typeof account>;

/** What became of the OS keychain: `ready`, or why secrets live in memory for this run only. */
export const keychainState = z.enum(['ready', 'absent', 'locked', 'failing']);
export type KeychainState = z.output<typeof keychainState>;
