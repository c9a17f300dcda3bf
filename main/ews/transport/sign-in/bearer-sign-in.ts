import { success } from '../../../../shared/result.ts';
import { notActed } from '../http/ending.ts';
import type { SignIn } from './sign-in.ts';
import type { Tokens } from './tokens.ts';

const prefix = 'Bearer ';

/** Bearer (RFC 6750): a token from main with every request; one that was refused is handed back for another. */
export function bearerSignIn(tokens: Tokens): SignIn {
  return {
    scheme: 'bearer',
    isPerRequest: true,
    isKept: true,
    async renew(authorization) {
      const given = await tokens.take(authorization.slice(prefix.length));
      return given.ok ? success(null) : given;
    },
    async prove() {
      const given = await tokens.take(null);
      if (!given.ok) return { kind: 'ended', ending: notActed(given.failure) };
      return { kind: 'ready', authorization: prefix + given.value.token };
    },
  };
}
