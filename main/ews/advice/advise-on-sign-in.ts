import type { Advice } from '../../../shared/failure.ts';
import { fillIn } from './fill-in.ts';
import { signInCodes, type SignInCode } from './codes/sign-in.ts';

/** Who signs in where. */
export interface SignInContext {
  readonly userName: string;
  readonly host: string;
}

/** Advice for a sign-in that was refused, by what the refusal was. */
export function adviseOnSignIn(code: SignInCode, { userName, host }: SignInContext): Advice {
  return fillIn(signInCodes[code], { user: userName, host, url: `https://${host}/` });
}

/**
 * Advice for a token that EWS refused, by the number at the beginning of `x-ms-diagnostics`; null where it gives none that
 * we know. The words behind the number are not looked at.
 * https://learn.microsoft.com/en-us/exchange/configure-oauth-authentication-between-exchange-and-exchange-online-organizations-exchange-2013-help
 */
export function adviseOnToken(diagnostics: string | undefined, context: SignInContext): Advice | null {
  const number = /^\s*(\d{7})(?!\d)/u.exec(diagnostics ?? '')?.[1];
  const code = tokenCodes.find((each) => each === number);
  return code === undefined ? null : adviseOnSignIn(code, context);
}

const tokenCodes = ['2000001', '2000003', '2000008', '2000011'] as const;
