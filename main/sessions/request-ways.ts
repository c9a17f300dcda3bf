import { requests, type RequestName, type SessionRequestName } from '../../shared/contract/index.ts';
import type { ReadWays } from '../../shared/contract/declare.ts';
import type { CallName, CallWays } from '../mailbox/thread-requests.ts';

/** What main asks in opening a mailbox changes nothing; nobody waits for the two that follow it. */
const OF_OPENING: Readonly<Record<Exclude<CallName, RequestName>, CallWays>> = {
  signIn: waysWith({}),
  open: waysWith({}),
  learn: waysWith({ isInBackground: true }),
  noticed: waysWith({ isInBackground: true }),
};

/** What a call's declaration says of the way in which it is answered. Main tells a thread, which has no schemas. */
export function waysOf(name: CallName): CallWays {
  if (!isRequest(name)) return OF_OPENING[name];
  const declared = requests[name];
  if (declared.kind === 'write') return waysWith({ isWrite: true });
  const { asText = false, beforeProof = false, inBackground = false } = looseWays(declared.ways);
  return waysWith({ isText: asText, isEarly: beforeProof, isInBackground: inBackground });
}

/** Whether a session answers a request, and not main itself. */
export function isSessionRequest(name: RequestName): name is SessionRequestName {
  return requests[name].kind !== 'local';
}

function looseWays(ways: ReadWays): ReadWays {
  return ways;
}

function isRequest(name: CallName): name is SessionRequestName {
  return Object.hasOwn(requests, name);
}

function waysWith(ways: Partial<CallWays>): CallWays {
  return { isWrite: false, isText: false, isEarly: false, isInBackground: false, ...ways };
}
