import { failed, success, type Result } from '../../../shared/result.ts';
import type { EwsService } from '../service.ts';

/** A success that lacks what makes it one (an id, the folder itself): the reply is refused as `unexpected`. */
export function present<T>(value: T | null, service: EwsService): Result<T> {
  return value === null
    ? failed({ kind: 'reply-refused', host: service.host, reason: 'unexpected' })
    : success(value);
}

/** All of the values, or the refusal when one is missing: a list with a silent hole would be a lie. */
export function allPresent<T>(values: readonly (T | null)[], service: EwsService): Result<readonly T[]> {
  const whole = values.filter((value) => value !== null);
  return present(whole.length === values.length ? whole : null, service);
}
