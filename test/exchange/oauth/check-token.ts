import type { Clock } from '../store/clock.ts';
import type { Claims, Signer } from './token.ts';

/** What a good token proves. */
export interface TokenProof {
  readonly appId: string;
  /** Whom a delegated token is for; `undefined` in a token of an application itself. */
  readonly user: string | undefined;
}

/** A token that is good for EWS, or the value of x-ms-diagnostics that says why it is not. */
export type TokenCheck =
  { readonly ok: true; readonly proof: TokenProof } | { readonly ok: false; readonly diagnostics: string };

/**
 * Signature, time, audience, then scope or role. Only the words for the audience were seen in a document; numbers and
 * words of the others are this server's own.
 */
export function checkToken(
  token: string,
  {
    signer,
    clock,
    audiences,
  }: { readonly signer: Signer; readonly clock: Clock; readonly audiences: readonly string[] },
): TokenCheck {
  const claims = read(token, signer);
  const now = clock.now() / 1_000;
  if (!claims) return refused('2000001', 'The token has an invalid signature.', 'invalid_signature');
  if (claims.exp <= now) return refused('2000008', 'The token has expired.', 'invalid_lifetime');
  if (claims.nbf > now) return refused('2000008', 'The token is not valid yet.', 'invalid_lifetime');
  if (!audiences.includes(claims.aud.replace(/\/$/, '')))
    return refused(
      '2000003',
      `The hostname component of the audience claim value is invalid. Expected '${audiences.join("' or '")}'.`,
      'invalid_resource',
    );
  const isAllowed =
    claims.upn === undefined
      ? (claims.roles ?? []).includes('full_access_as_app')
      : (claims.scp ?? '').split(' ').includes('EWS.AccessAsUser.All');
  if (!isAllowed) return refused('2000011', 'The token has neither the scope nor the role.', 'invalid_grant');
  return { ok: true, proof: { appId: claims.appid, user: claims.upn?.toLowerCase() } };
}

function read(token: string, signer: Signer): Claims | undefined {
  try {
    return signer.verify(token);
  } catch {
    // What is no token at all cannot be parsed.
    return undefined;
  }
}

function refused(number: string, reason: string, category: string): TokenCheck {
  return { ok: false, diagnostics: `${number};reason="${reason}";error_category="${category}"` };
}
