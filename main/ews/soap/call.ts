import type { Failure } from '../../../shared/failure.ts';
import { failed, type Result } from '../../../shared/result.ts';
import type { EwsService } from '../service.ts';
import type { ReplyReader } from '../transport/transport.ts';
import type { RowTaker } from '../xml/document-reader.ts';
import { envelope } from './envelope.ts';
import { readFault } from './refusal.ts';
import { refusalFailure } from './refusal-failure.ts';
import { ReplyHold } from './reply-hold.ts';
import type { ReplyLimits } from './reply-limits.ts';
import { SoapReplyReader } from './reply-reader.ts';
import { busyIn, type Busy } from './throttled.ts';
import type { Xml } from '../xml/xml.ts';
import type { XmlElement } from '../xml/xml-element.ts';

/** What every operation takes besides its request. */
export interface CallOptions {
  /** Ends the call as `cancelled`; for a write whose bytes have left, as `outcome-unknown`. */
  readonly signal?: AbortSignal;
  /** For how long it may wait for a busy server, in milliseconds: half a minute where nothing is said. */
  readonly patienceMs?: number;
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

/** How long a call goes on where its server is busy, and how often it asks. */
const patienceMs = 30_000;
const mostTries = 4;

/**
 * Carries one call to the server and gives its response element. A fault is read into its failure; a reply that is cut,
 * malformed or not to this question is refused, and so is one about another mailbox or another item (`ReplyHold`). After a write such a reply leaves open whether Exchange has acted, so
 * the failure is then `outcome-unknown`.
 *
 * A busy server is asked again once it may be, for as long as patience lasts, where it has executed nothing: a read
 * always, a write only where it was refused as a whole. Single items that were refused are the caller's.
 */
export async function call(service: EwsService, request: Call): Promise<Result<XmlElement>> {
  const until = performance.now() + (request.options?.patienceMs ?? patienceMs);
  for (let tries = 1; ; tries += 1) {
    const { result, busy } = await callOnce(service, request, until - performance.now());
    const mayRepeat =
      busy !== null && (busy.refused === 'all' || (busy.refused === 'inside' && request.intent === 'read'));
    const isInTime = performance.now() + (busy?.backOffMs ?? 0) < until;
    if (!mayRepeat || !isInTime || tries === mostTries || service.transport.waitsWhenBusy !== true)
      return result;
  }
}

interface Called {
  readonly result: Result<XmlElement>;
  readonly busy: Busy | null;
}

async function callOnce(service: EwsService, request: Call, mayWaitMs: number): Promise<Called> {
  const hold = service.heldTo === undefined ? null : new ReplyHold(service, service.heldTo, request);
  const reader = new BusyReader(new SoapReplyReader(service.host, request.limits, heldRows(request, hold)));
  const { operation, intent } = request;
  const signal = request.options?.signal;
  const sent = await service.transport.exchange(
    {
      operation,
      intent,
      body: envelope(request.body, { identities: service.identities, timeZone: request.timeZone ?? null }),
      anchor: service.identities.mailbox,
      charged: service.identities.authorized,
      patienceMs: mayWaitMs,
      ...(signal === undefined ? {} : { signal }),
    },
    reader,
  );
  if (!sent.ok) return { result: failed(afterCall(sent.failure, request)), busy: busyServer(sent.failure) };
  const answer = answerOf(reader.soap, service, request);
  const refusal = answer.ok ? (hold?.refusal(answer.value) ?? null) : null;
  if (refusal === null) return { result: answer, busy: reader.throttled() };
  service.heldTo?.onRefused(operation, refusal);
  return { result: failed(afterCall(refusal, request)), busy: null };
}

/** Rows that are not of the mailbox asked are kept from whoever takes them; the reply is refused when it has ended. */
function heldRows({ takeRow }: Call, hold: ReplyHold | null): RowTaker | undefined {
  if (takeRow === undefined || hold === null) return takeRow;
  return (row, owner) => {
    if (hold.admits(row)) takeRow(row, owner);
  };
}

/** A refusal without any EWS in it, HTTP 503 or 429: nothing was executed. */
function busyServer(failure: Failure): Busy | null {
  if (failure.kind !== 'server-busy') return null;
  return { backOffMs: failure.retryAfterMs, exceeded: null, refused: 'all' };
}

function answerOf(reader: SoapReplyReader, service: EwsService, request: Call): Result<XmlElement> {
  const { operation } = request;
  const content = reader.contentNamed(`${operation}Response`);
  if (!content.ok) return failed(afterCall(content.failure, request));
  if (content.value.name === 'Fault')
    return failed(
      refusalFailure(readFault(content.value), { service, operation, folder: request.folders?.[0] }),
    );
  return content;
}

/** Reads a reply, and sees on the way whether the server is busy: the transport must know before anything else leaves. */
class BusyReader implements ReplyReader {
  readonly soap: SoapReplyReader;
  #busy: Busy | null = null;

  constructor(soap: SoapReplyReader) {
    this.soap = soap;
  }

  write(text: string): Failure | null {
    return this.soap.write(text);
  }

  end(): Failure | null {
    const failure = this.soap.end();
    const content = this.soap.content();
    this.#busy = failure === null && content.ok ? busyIn(content.value) : null;
    return failure;
  }

  throttled(): Busy | null {
    return this.#busy;
  }
}

/** A write whose answer cannot be read, or is about something else, may have been done. */
export function afterCall(failure: Failure, request: Pick<Call, 'intent' | 'operation'>): Failure {
  const isUnread =
    failure.kind === 'reply-truncated' ||
    failure.kind === 'reply-refused' ||
    failure.kind === 'reply-too-large';
  if (request.intent === 'read') return failure;
  const { operation } = request;
  if (failure.kind === 'wrong-item' || failure.kind === 'wrong-mailbox')
    return { kind: 'outcome-unknown', operation, because: failure.kind };
  return isUnread ? { kind: 'outcome-unknown', operation } : failure;
}
