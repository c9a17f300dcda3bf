import type { Bridge } from '../../shared/bridge.ts';
import type { Input, Output, RequestName } from '../../shared/contract.ts';
import type { Result } from '../../shared/result.ts';

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
  return await bridge().request(name, input);
}
