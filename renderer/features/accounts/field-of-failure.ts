import type { Failure } from '../../../shared/failure.ts';

/** The fields of the account form. */
export type AccountField = 'address' | 'server' | 'userName' | 'secret' | 'scheme' | 'certificate';

/** The field that a failure is about, so that it is told beside it; null when it is about none of them. */
export function fieldOfFailure(failure: Failure): AccountField | null {
  switch (failure.kind) {
    case 'wrong-credentials':
    case 'secret-missing':
      return 'secret';
    case 'server-not-found':
    case 'server-unreachable':
    case 'not-exchange':
      return 'server';
    case 'tls-not-trusted':
      return failure.reason === 'unknown-issuer' || failure.reason === 'self-signed'
        ? 'certificate'
        : 'server';
    case 'scheme-not-offered':
      return 'scheme';
    case 'invalid-request':
      return fieldOfMessage(failure.message);
    default:
      return null;
  }
}

/** The door names the offending key first: "server: too long". */
function fieldOfMessage(message: string): AccountField | null {
  const key = /^(?:input\.)?(?<key>\w+)/u.exec(message)?.groups?.['key'];
  const fields: Readonly<Record<string, AccountField>> = {
    address: 'address',
    server: 'server',
    userName: 'userName',
    secret: 'secret',
    scheme: 'scheme',
    certificatePem: 'certificate',
  };
  return key === undefined ? null : (fields[key] ?? null);
}
