import { createRequire } from 'node:module';
import type { Temporal } from 'temporal-polyfill';

type Times = typeof Temporal;

let loaded: Times | null = null;

/**
 * Dates and times with zones. They are loaded when the first calendar is read, in a few milliseconds: a mailbox of which
 * only mail is looked at does without their 2 MB.
 * https://tc39.es/proposal-temporal/docs/
 */
export function temporal(): Times {
  if (loaded !== null) return loaded;
  const polyfill: { readonly Temporal: Times } = createRequire(import.meta.url)('temporal-polyfill');
  loaded = polyfill.Temporal;
  return loaded;
}
