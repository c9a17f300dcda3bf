import type { RequestRecord } from '../ledger.ts';
import type { StreamStart } from '../notifications/streams.ts';
import type { Call } from '../operations/call.ts';
import { operations } from '../operations/operations.ts';
import { backEndOf } from '../policies/affinity.ts';
import { withoutLast } from '../policies/limits.ts';
import type { RowCount, Unserved } from '../policies/limits.ts';
import { checkRequest } from '../schema/request/check-request.ts';
import { InvalidValue } from '../schema/request/invalid-value.ts';
import { writeEnvelope } from '../soap/envelope.ts';
import type { RequestEnvelope } from '../soap/envelope.ts';
import { plain } from './answer.ts';
import type { Answer } from './answer.ts';
import { faultReply } from './fault-reply.ts';
import type { Parts } from './parts.ts';
import { xmlReply } from './reply.ts';

/** A request that was let in. */
export interface Admitted {
  readonly envelope: RequestEnvelope;
  readonly rows: RowCount;
  readonly unserved: Unserved | undefined;
  readonly misdirection: Call['misdirection'];
}

/** Checks a request against the schema and performs its operation. Throws only for defects of this server. */
export function perform(parts: Parts, record: RequestRecord, admitted: Admitted): Answer {
  const { envelope } = admitted;
  const operation = Object.hasOwn(operations, envelope.operation)
    ? operations[envelope.operation]
    : undefined;
  if (!operation)
    return plain(faultReply(parts, record, { code: 'ErrorInvalidRequest', text: 'The request is invalid.' }));
  let stream: StreamStart | undefined;
  const call = callOf(parts, record, admitted, (start) => {
    stream = start;
  });
  try {
    checkRequest(envelope.request);
    const outcome = operation(call);
    const reply = outcome.ok
      ? xmlReply(200, writeEnvelope(parts.profile.rewrite(outcome.value)))
      : faultReply(parts, record, outcome.refusal);
    return stream ? { ...plain(reply), stream } : plain(reply);
  } catch (error) {
    if (!(error instanceof InvalidValue)) throw error;
    const place = { violation: error.message, line: 1, position: 1 };
    const refusal = { code: 'ErrorSchemaValidation', text: error.message };
    return plain(faultReply(parts, record, refusal, place));
  }
}

function callOf(
  parts: Parts,
  record: RequestRecord,
  { envelope, rows, unserved, misdirection }: Admitted,
  openStream: Call['openStream'],
): Call {
  const { store, ledger, profile, policies, limits, subscriptions, streams } = parts;
  const identity = record.authorized ?? '';
  return {
    store,
    ledger,
    profile,
    policies,
    limits,
    subscriptions,
    streams,
    record,
    rows,
    unserved,
    openStream,
    operation: envelope.operation,
    version: envelope.version,
    request: unserved ? withoutLast(envelope.request, unserved.count) : envelope.request,
    authenticated: record.authenticated ?? '',
    identity,
    backEnd: backEndOf(record.headers, identity, policies.backEnds),
    timeZone: envelope.timeZone,
    view: {
      store,
      identity,
      rights: new Map(),
      seesAll: misdirection === 'wrong-mailbox',
      peopleInLists: profile.peopleInLists,
    },
    misdirection,
  };
}
