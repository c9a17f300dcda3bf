import type { Outcome } from '../soap/outcome.ts';
import { declarations, writeFailure, writeSuccess } from '../soap/response.ts';
import type { Call } from './call.ts';

/**
 * The response of an operation whose response element is the one response message itself. `empty` is what the schema
 * wants behind the code of a refusal.
 */
export function writeSingle(call: Call, outcome: Outcome<string>, empty = ''): string {
  call.record.resultCodes.push(outcome.ok ? 'NoError' : outcome.refusal.code);
  const name = `m:${call.operation}Response`;
  const written = outcome.ok ? writeSuccess(name, outcome.value) : writeFailure(name, outcome.refusal, empty);
  const namespaces = Object.entries(declarations).map(([key, value]) => ` ${key}="${value}"`);
  return written.replace(`<${name}`, `<${name}${namespaces.join('')}`);
}

/** m:ResponseMessage, which a few responses hold instead of being one. */
export function writeResponseMessage(call: Call, outcome: Outcome<unknown>): string {
  call.record.resultCodes.push(outcome.ok ? 'NoError' : outcome.refusal.code);
  return outcome.ok
    ? writeSuccess('m:ResponseMessage', '')
    : writeFailure('m:ResponseMessage', outcome.refusal);
}
