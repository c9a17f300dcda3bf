import type { Bridge } from '../../shared/bridge.ts';
import type { Input, Output, RequestName } from '../../shared/contract/index.ts';
import type { Result } from '../../shared/result.ts';
import { useStatusStore } from './stores/status-store.ts';

declare global {
  interface Window {
    /** Put there by the host before the page's own script runs. */
    readonly bridge: Bridge;
  }
}

let current: Bridge | undefined;

/** Says which bridge the stores talk to: `window.bridge` in the app, a plain object in tests. */
export function giveBridge(given: Bridge): void {
  current = given;
}

/** The bridge to main. Asking for it before it was given is a defect. */
export function bridge(): Bridge {
  if (current === undefined) throw new Error('no bridge was given');
  return current;
}

/** Asks main one thing; what may fail comes back as a value. */
export async function request<N extends RequestName>(name: N, input: Input<N>): Promise<Result<Output<N>>> {
  const answer = await bridge().request(name, input);
  if ('sessionId' in input) tellLine(input.sessionId, answer);
  return answer;
}

/** Any answer tells whether the server is there; what was read from the store tells nothing. */
function tellLine(sessionId: string, answer: Result<unknown>): void {
  const { lineTold } = useStatusStore.getState();
  if (!answer.ok) lineTold(sessionId, answer.failure);
  else if (isFromServer(answer.value)) lineTold(sessionId, null);
}

/** What was written, or read with a time of its own, came from the server just now. */
function isFromServer(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return (
    ('source' in value && value.source === 'server') || 'changeKey' in value || 'journalSequence' in value
  );
}
