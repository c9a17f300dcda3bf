import type { Failure } from '../../../shared/failure.ts';
import { advise } from '../advice/advise.ts';
import type { EwsService } from '../service.ts';
import type { Refusal } from './refusal.ts';

/** What was refused, for the advice. */
export interface RefusedCall {
  readonly service: EwsService;
  readonly operation: string;
  /** The distinguished folder that it was about, where it was about one. */
  readonly folder?: string | undefined;
}

/** Somebody changed the item since it was read, or its change key no longer counts. */
const conflictCodes: ReadonlySet<string> = new Set([
  'ErrorIrresolvableConflict',
  'ErrorStaleObject',
  'ErrorChangeKeyRequired',
  'ErrorChangeKeyRequiredForWriteOperations',
]);

/**
 * What a refusal means to a caller: `server-busy` in each of its forms (alone, or beneath
 * `ErrorInternalServerError`), `conflict` for a stale change key, otherwise the code verbatim with its advice.
 * https://learn.microsoft.com/en-us/exchange/client-developer/exchange-web-services/ews-throttling-in-exchange
 */
export function refusalFailure(refusal: Refusal, { service, operation, folder }: RefusedCall): Failure {
  const isBusy = refusal.code === 'ErrorServerBusy' || refusal.innerCode === 'ErrorServerBusy';
  if (isBusy) return { kind: 'server-busy', host: service.host, retryAfterMs: refusal.backOffMs };
  if (conflictCodes.has(refusal.code)) return { kind: 'conflict', code: refusal.code };
  const code = isInner(refusal) ? refusal.innerCode : refusal.code;
  return {
    kind: 'response-code',
    code,
    serverText: refusal.text,
    advice: advise(code, {
      identities: service.identities,
      operation,
      ...(folder === undefined ? {} : { folder }),
    }),
  };
}

/** A general code tells less than the one beneath it. */
function isInner(refusal: Refusal): refusal is Refusal & { readonly innerCode: string } {
  return refusal.code === 'ErrorInternalServerError' && (refusal.innerCode ?? '').startsWith('Error');
}
