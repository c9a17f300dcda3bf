import type { Failure } from '../../../shared/failure.ts';
import { failed, type Result } from '../../../shared/result.ts';
import type { EwsService } from '../service.ts';
import type { RowTaker } from './document-reader.ts';
import { envelope } from './envelope.ts';
import { readFault } from './refusal.ts';
import { refusalFailure } from './refusal-failure.ts';
import type { ReplyLimits } from './reply-limits.ts';
import { SoapReplyReader } from './reply-reader.ts';
import type { Xml } from './xml.ts';
import type { XmlElement } from './xml-element.ts';

/** What every operation takes besides its request. */
export interface CallOptions {
  /** Ends the call as `cancelled`; for a write whose bytes have left, as `outcome-unknown`. */
  readonly signal?: AbortSignal;
}

/** One call, ready to be made. */
export interface Call {
  /** EWS's name, for instance `GetFolder`; the reply must be `GetFolderResponse`. */
  readonly operation: string;
  readonly intent: 'read' | 'write';
  readonly body: Xml;
  /** A Windows zone id for the `TimeZoneContext` header. */
  readonly timeZone?: string;
  readonly limits?: ReplyLimits;
  /** The distinguished folders that it names, in order, for the advice in a refusal. */
  readonly folders?: readonly (string | undefined)[];
  /**
   * Takes each row of a list as it comes, in order, and keeps it out of the response element. What was taken counts only
   * if the call succeeds.
   */
  readonly takeRow?: RowTaker;
  readonly options: CallOptions | undefined;
}

/**
 * Carries one call to the server and gives its response element. A fault is read into its failure; a reply that is cut,
 * malformed or not to this question is refused. After a write such a reply leaves open whether Exchange has acted, so
 * the failure is then `outcome-unknown`.
 */
export async function call(service: EwsService, request: Call): Promise<Result<XmlElement>> {
  const reader = new SoapReplyReader(service.host, request.limits, request.takeRow);
  const { operation, intent } = request;
  const signal = request.options?.signal;
  const sent = await service.transport.exchange(
    {
      operation,
      intent,
      body: envelope(request.body, { identities: service.identities, timeZone: request.timeZone ?? null }),
      anchor: service.identities.mailbox,
      ...(signal === undefined ? {} : { signal }),
    },
    reader,
  );
  if (!sent.ok) return failed(afterCall(sent.failure, request));
  const content = reader.contentNamed(`${operation}Response`);
  if (!content.ok) return failed(afterCall(content.failure, request));
  if (content.value.name === 'Fault')
    return failed(
      refusalFailure(readFault(content.value), { service, operation, folder: request.folders?.[0] }),
    );
  return content;
}

/** A write whose answer cannot be read may have been done. */
export function afterCall(failure: Failure, request: Pick<Call, 'intent' | 'operation'>): Failure {
  const isUnread =
    failure.kind === 'reply-truncated' ||
    failure.kind === 'reply-refused' ||
    failure.kind === 'reply-too-large';
  return isUnread && request.intent === 'write'
    ? { kind: 'outcome-unknown', operation: request.operation }
    : failure;
}
