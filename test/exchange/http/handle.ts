import type { IncomingMessage } from 'node:http';

import type { RequestRecord } from '../ledger.ts';
import { readEnvelope } from '../soap/envelope.ts';
import type { ViolationPlace } from '../soap/fault.ts';
import { itemsOf } from '../policies/limits.ts';
import { refuse } from '../soap/outcome.ts';
import type { Refusal } from '../soap/outcome.ts';
import { plain } from './answer.ts';
import type { Answer } from './answer.ts';
import { faultReply } from './fault-reply.ts';
import { authorize } from './impersonate.ts';
import type { Parts } from './parts.ts';
import { perform } from './perform.ts';
import { busyReply, replyOf, withDoctype } from './play-fault.ts';
import { emptyReply, htmlReply } from './reply.ts';

/** Takes a request through sign-in, envelope, limits, impersonation and operation. Throws only for defects of this server. */
export function handle(parts: Parts, request: IncomingMessage, record: RequestRecord): Answer {
  const early = play(parts, record, 'connect');
  if (early) return early;
  const signedIn = parts.authenticator.signIn(request);
  if (!signedIn.ok)
    return plain(emptyReply(401, { 'WWW-Authenticate': signedIn.challenges, ...signedIn.headers }));
  record.authenticated = signedIn.account;
  // IIS asks for sign-in first: clients GET the address to learn how to sign in.
  if (request.method !== 'POST')
    return plain({ ...htmlReply(405, 'Method Not Allowed'), headers: { Allow: 'POST' } });
  parts.ledger.arrive(record, signedIn.account);
  if (parts.profile.hasAppList && !parts.apps.isAllowed(signedIn.token?.appId)) return plain(emptyReply(403));
  const envelope = readEnvelope(record.body);
  if (!envelope.ok) return fail(parts, record, envelope.failure, envelope.failure.place);
  record.operation = envelope.value.operation;
  const fault = play(parts, record, 'request', envelope.value.request);
  if (fault && !isMisdirection(fault)) return fault;
  const misdirection = fault?.fault?.spec.type;
  const identity = authorize(parts, signedIn, envelope.value.impersonation);
  if (!identity.ok) return fail(parts, record, identity.refusal);
  record.authorized = identity.value;
  // Impersonation is charged to the mailbox that is impersonated.
  const account = identity.value;
  const { operation, request: asked } = envelope.value;
  const admission = parts.limits.admit({ account, operation, request: asked });
  if (admission.type !== 'in') {
    const { backOff } = admission;
    if (backOff !== undefined) parts.ledger.tellToWait(signedIn.account, backOff, parts.store.clock.now());
    if (admission.type === 'fault') return fail(parts, record, admission.refusal);
    record.resultCodes.push('ErrorServerBusy');
    return plain(busyReply(parts.policies.throttlingShape, { backOff, operation, request: asked }));
  }
  const { rows, unserved, milliseconds: works } = admission;
  const leave = () => admission.leave();
  noteBatch(parts, record, { account: signedIn.account, items: itemsOf(asked) });
  if (unserved?.code === 'ErrorTimeoutExpired' && unserved.count === itemsOf(asked))
    return { ...fail(parts, record, refuse(unserved.code).refusal), works, leave };
  if (unserved?.backOff !== undefined)
    parts.ledger.tellToWait(signedIn.account, unserved.backOff, parts.store.clock.now());
  const performed = perform(parts, record, {
    envelope: envelope.value,
    rows,
    unserved,
    misdirection:
      misdirection === 'own-folder' || misdirection === 'wrong-mailbox' ? misdirection : undefined,
  });
  return { ...playLate(parts, record, performed), works, leave };
}

/** A client that synchronises is asked to fetch a few items at a time. */
function noteBatch(
  { ledger, policies }: Parts,
  record: RequestRecord,
  { account, items }: { readonly account: string; readonly items: number },
): void {
  if (record.operation === 'SyncFolderItems') ledger.noteSync(account);
  if (record.operation === 'GetItem' && items > policies.syncBatchSize)
    ledger.noteLargeBatch(record, account, items);
}

function isMisdirection(answer: Answer): boolean {
  return answer.fault?.spec.type === 'own-folder' || answer.fault?.spec.type === 'wrong-mailbox';
}

function play(
  parts: Parts,
  record: RequestRecord,
  phase: 'connect' | 'request',
  request?: Parameters<typeof replyOf>[1]['request'],
): Answer | undefined {
  const { operation = '', authenticated } = record;
  const fault = parts.faults.due({ phase, operation: record.operation, account: authenticated });
  if (!fault) return undefined;
  record.fault = fault.spec.type;
  const backOff = fault.spec.backOffMilliseconds;
  if (backOff !== undefined && authenticated !== undefined)
    parts.ledger.tellToWait(authenticated, backOff, parts.store.clock.now());
  return { reply: replyOf(fault.spec, { operation, request }) ?? emptyReply(200), fault };
}

function playLate(parts: Parts, record: RequestRecord, answer: Answer): Answer {
  const moment = { phase: 'reply', operation: record.operation, account: record.authenticated } as const;
  const fault = parts.faults.due(moment);
  if (!fault) return answer;
  record.fault = fault.spec.type;
  const { reply } = answer;
  if (fault.spec.type === 'doctype') return plain({ ...reply, body: withDoctype(reply.body) });
  if (fault.spec.type === 'altered')
    return {
      ...answer,
      reply: { ...reply, body: fault.spec.alter?.(reply.body, record.body) ?? reply.body },
    };
  const played = replyOf(fault.spec, { operation: record.operation ?? '', request: undefined });
  return { ...answer, reply: played ?? reply, fault };
}

function fail(parts: Parts, record: RequestRecord, refusal: Refusal, place?: ViolationPlace): Answer {
  return plain(faultReply(parts, record, refusal, place));
}
