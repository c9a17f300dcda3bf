import type { Failure } from '../../shared/failure.ts';
import type { Ending } from './journal.ts';

const REFUSALS: ReadonlySet<Failure['kind']> = new Set<Failure['kind']>([
  'response-code',
  'wrong-mailbox',
  'wrong-item',
  'ews-blocked',
  'wrong-credentials',
  'read-only',
  'not-organizer',
]);

/** How the journal words a failure: the server's no is `refused`, silence is `unknown`, the rest `failed`. */
export function endingOf(failure: Failure): Ending {
  if (failure.kind === 'response-code' || failure.kind === 'conflict' || failure.kind === 'edit-conflict')
    return { outcome: 'refused', code: failure.code };
  if (failure.kind === 'outcome-unknown')
    return { outcome: 'unknown', code: failure.because ?? failure.kind };
  return { outcome: isRefusal(failure) ? 'refused' : 'failed', code: failure.kind };
}

/** Whether a failure is somebody's no: what was asked is not permitted, or what was answered was not let through. */
export function isRefusal({ kind }: Failure): boolean {
  return REFUSALS.has(kind);
}
