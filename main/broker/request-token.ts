import { z } from 'zod';
import type { OAuth } from '../../shared/model/account.ts';
import { failed, success, type Result } from '../../shared/result.ts';
import { adviseOnSignIn } from '../ews/advice/advise-on-sign-in.ts';
import { postForm } from '../ews/transport/http/post-form.ts';

/** Refusals of the application and not of the person. */
const ofApplication: ReadonlySet<string> = new Set(['invalid_client', 'unauthorized_client']);

/** For whom a token is asked, and with what. */
export interface TokenRequest {
  readonly oauth: OAuth;
  readonly userName: string;
  /** As the grant has it: a refresh token, an application's secret, a password. */
  readonly secret: string;
  /** A private CA as PEM, or null for the system's trust. */
  readonly certificatePem: string | null;
  /** The account's HTTP proxy; null for none. */
  readonly proxy: string | null;
}

/** What a token endpoint gave. */
export interface GrantedToken {
  readonly token: string;
  readonly lifetimeMs: number;
  /** The refresh token that takes the place of the one that was used; null where that stays good. */
  readonly refreshToken: string | null;
}

const grantedReply = z.object({
  access_token: z
    .string()
    .min(1)
    .max(32_768)
    .regex(/^[\x21-\x7e]+$/u),
  token_type: z.string().regex(/^bearer$/iu),
  expires_in: z.coerce.number().int().min(0).max(31_536_000).default(300),
  refresh_token: z.string().min(1).max(32_768).optional(),
});

const refusedReply = z.object({ error: z.string() });

/** Refusals that no repetition changes: the secret is wrong, has run out, or a person must sign in again. */
const finalErrors: ReadonlySet<string> = new Set([
  'invalid_grant',
  'invalid_client',
  'unauthorized_client',
  'interaction_required',
  'consent_required',
  'login_required',
  'access_denied',
]);

/**
 * Asks a token endpoint once. Its refusals of the secret are `wrong-credentials`, with one attempt; a reply that cannot
 * be read is `not-exchange` for the endpoint's host; what happens on the way is as for EWS.
 * https://www.rfc-editor.org/rfc/rfc6749#section-5
 */
export async function requestToken(request: TokenRequest): Promise<Result<GrantedToken>> {
  const { oauth, userName, certificatePem, proxy } = request;
  const reply = await postForm({ url: oauth.tokenUrl, certificatePem, proxy }, formOf(request));
  if (!reply.ok) return reply;
  const { status, body } = reply.value;
  const json = parsed(body);
  const refused = refusedReply.safeParse(json);
  const { host } = new URL(oauth.tokenUrl);
  if (refused.success && finalErrors.has(refused.data.error)) {
    const isOfApplication = ofApplication.has(refused.data.error);
    const advice = adviseOnSignIn(isOfApplication ? 'invalid_client' : 'invalid_grant', { userName, host });
    return failed({ kind: 'wrong-credentials', userName, attempts: 1, advice });
  }
  if (status === 429 || status === 503) return failed({ kind: 'server-busy', host, retryAfterMs: null });
  const granted = status === 200 ? grantedReply.safeParse(json) : null;
  if (granted?.success !== true) return failed({ kind: 'not-exchange', host, status });
  const { access_token: token, expires_in: seconds, refresh_token: refreshToken = null } = granted.data;
  return success({ token, lifetimeMs: seconds * 1_000, refreshToken });
}

function formOf({ oauth, userName, secret }: TokenRequest): Record<string, string> {
  const { clientId, scope, grant } = oauth;
  const base = { client_id: clientId, grant_type: grant, ...(scope === '' ? {} : { scope }) };
  switch (grant) {
    case 'refresh_token':
      return { ...base, refresh_token: secret };
    case 'client_credentials':
      return { ...base, client_secret: secret };
    case 'password':
      return { ...base, username: userName, password: secret };
  }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
