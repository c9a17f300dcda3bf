import type { IncomingMessage } from 'node:http';

import type { FaultBook, Fault } from '../faults.ts';
import type { LedgerBook, RequestRecord } from '../ledger.ts';
import { operations } from '../operations/operations.ts';
import type { Call } from '../operations/call.ts';
import { checkRequest } from '../schema/check-request.ts';
import { InvalidValue } from '../schema/invalid-value.ts';
import { readEnvelope, writeEnvelope } from '../soap/envelope.ts';
import type { RequestEnvelope } from '../soap/envelope.ts';
import { writeFault } from '../soap/fault.ts';
import type { FaultStyle, ViolationPlace } from '../soap/fault.ts';
import type { Refusal } from '../soap/outcome.ts';
import type { Store } from '../store/store.ts';
import type { Authenticator } from './authenticate.ts';
import { authorize } from './impersonate.ts';
import { replyOf, withDoctype } from './play-fault.ts';
import { emptyReply, xmlReply } from './reply.ts';
import type { Reply } from './reply.ts';

/** What one server is made of. */
export interface Parts {
  readonly store: Store;
  readonly ledger: LedgerBook;
  readonly faults: FaultBook;
  readonly authenticator: Authenticator;
  readonly faultStyle: FaultStyle;
}

/** What to send: a reply, and perhaps a fault that does something to the connection instead. */
export interface Answer {
  readonly reply: Reply;
  readonly fault: Fault | undefined;
}

/** Takes a request through sign-in, envelope, impersonation and operation. Throws only for defects of this server. */
export function handle(parts: Parts, request: IncomingMessage, record: RequestRecord): Answer {
  const early = play(parts, record, 'connect');
  if (early) return early;
  const signedIn = parts.authenticator.signIn(request);
  if (!signedIn.ok) return plain(emptyReply(401, { 'WWW-Authenticate': signedIn.challenges }));
  record.authenticated = signedIn.account;
  const envelope = readEnvelope(record.body);
  if (!envelope.ok) return fail(parts, record, envelope.failure, envelope.failure.place);
  record.operation = envelope.value.operation;
  const fault = play(parts, record, 'request');
  if (fault && !isMisdirection(fault)) return fault;
  const misdirection = fault?.fault?.spec.type;
  const identity = authorize(parts.store, signedIn.account, envelope.value.impersonation);
  if (!identity.ok) return fail(parts, record, identity.refusal);
  record.authorized = identity.value;
  const reply = perform(parts, record, {
    envelope: envelope.value,
    misdirection:
      misdirection === 'own-folder' || misdirection === 'wrong-mailbox' ? misdirection : undefined,
  });
  return playLate(parts, record, reply);
}

function isMisdirection(answer: Answer): boolean {
  return answer.fault?.spec.type === 'own-folder' || answer.fault?.spec.type === 'wrong-mailbox';
}

function perform(
  parts: Parts,
  record: RequestRecord,
  {
    envelope,
    misdirection,
  }: { readonly envelope: RequestEnvelope; readonly misdirection: Call['misdirection'] },
): Reply {
  const operation = Object.hasOwn(operations, envelope.operation)
    ? operations[envelope.operation]
    : undefined;
  if (!operation)
    return faultReply(parts, record, { code: 'ErrorInvalidRequest', text: 'The request is invalid.' });
  const identity = record.authorized ?? '';
  const call: Call = {
    store: parts.store,
    ledger: parts.ledger,
    record,
    operation: envelope.operation,
    request: envelope.request,
    authenticated: record.authenticated ?? '',
    identity,
    timeZone: envelope.timeZone,
    view: { store: parts.store, identity, rights: new Map(), seesAll: misdirection === 'wrong-mailbox' },
    misdirection,
  };
  try {
    checkRequest(envelope.request);
    const outcome = operation(call);
    return outcome.ok
      ? xmlReply(200, writeEnvelope(outcome.value))
      : faultReply(parts, record, outcome.refusal);
  } catch (error) {
    if (!(error instanceof InvalidValue)) throw error;
    const place = { violation: error.message, line: 1, position: 1 };
    return faultReply(parts, record, { code: 'ErrorSchemaValidation', text: error.message }, place);
  }
}

function play(parts: Parts, record: RequestRecord, phase: 'connect' | 'request'): Answer | undefined {
  const fault = parts.faults.due({ phase, operation: record.operation, account: record.authenticated });
  if (!fault) return undefined;
  record.fault = fault.spec.type;
  return { reply: replyOf(fault.spec, record.operation ?? '') ?? emptyReply(200), fault };
}

function playLate(parts: Parts, record: RequestRecord, reply: Reply): Answer {
  const moment = { phase: 'reply', operation: record.operation, account: record.authenticated } as const;
  const fault = parts.faults.due(moment);
  if (!fault) return plain(reply);
  record.fault = fault.spec.type;
  if (fault.spec.type === 'doctype') return plain({ ...reply, body: withDoctype(reply.body) });
  return { reply: replyOf(fault.spec, record.operation ?? '') ?? reply, fault };
}

function plain(reply: Reply): Answer {
  return { reply, fault: undefined };
}

function fail(parts: Parts, record: RequestRecord, refusal: Refusal, place?: ViolationPlace): Answer {
  return plain(faultReply(parts, record, refusal, place));
}

function faultReply(parts: Parts, record: RequestRecord, refusal: Refusal, place?: ViolationPlace): Reply {
  record.resultCodes.push(refusal.code);
  return xmlReply(parts.faultStyle === 'exchange' ? 500 : 200, writeFault(refusal, parts.faultStyle, place));
}
