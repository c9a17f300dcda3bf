import type { Failure } from '../../../../shared/failure.ts';

/** Node's and OpenSSL's word for what went wrong; empty where there is none. */
export function errorCode(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string') {
    return error.code;
  }
  return '';
}

/** The failure of a connection that could not be made or broke before a reply began. */
export function networkFailure(host: string, error: unknown): Failure {
  switch (errorCode(error)) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EAI_FAIL':
    case 'EAI_NODATA':
      return { kind: 'server-not-found', host };
    case 'ECONNREFUSED':
      return { kind: 'server-unreachable', host, reason: 'refused' };
    case 'ECONNRESET':
    case 'ECONNABORTED':
    case 'EPIPE':
      return { kind: 'server-unreachable', host, reason: 'reset' };
    default:
      return { kind: 'server-unreachable', host, reason: 'network' };
  }
}
