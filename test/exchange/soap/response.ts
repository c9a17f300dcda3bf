import { namespaces } from '../xml/node.ts';
import { element, escapeXml, textElement } from '../xml/write.ts';
import type { Call } from '../operations/call.ts';
import { refuse } from './outcome.ts';
import type { Outcome, Refusal } from './outcome.ts';

/** Namespace declarations for a response element. */
export const declarations = { 'xmlns:m': namespaces.m, 'xmlns:t': namespaces.t } as const;

/**
 * `m:<Operation>Response` with one response message per outcome, in order. `empty` is what the schema wants behind
 * the code of a failed message, for instance `<m:Items/>`.
 */
export function writeResponse(call: Call, outcomes: readonly Outcome<string>[], empty = ''): string {
  const name = `m:${call.operation}ResponseMessage`;
  const messages = [...outcomes, ...unservedOf(call)].map((outcome) => {
    if (outcome.ok) {
      call.record.resultCodes.push('NoError');
      return writeSuccess(name, outcome.value);
    }
    const refusal = call.profile.rename(outcome.refusal);
    call.record.resultCodes.push(refusal.code);
    return writeFailure(name, refusal, empty);
  });
  return element(
    `m:${call.operation}Response`,
    element('m:ResponseMessages', messages.join('')),
    declarations,
  );
}

/** Behind the item whose time was over come those that were not begun. */
function unservedOf({ unserved }: Call): readonly Outcome<string>[] {
  if (!unserved) return [];
  const { count, code, backOff } = unserved;
  if (code === 'ErrorTimeoutExpired')
    return Array.from({ length: count }, (_, index) =>
      refuse(index === 0 ? code : 'ErrorBatchProcessingStopped'),
    );
  const hint = backOff === undefined ? undefined : { BackOffMilliseconds: String(Math.ceil(backOff)) };
  return Array.from({ length: count }, () => refuse('ErrorServerBusy', undefined, hint));
}

/** A successful response message. */
export function writeSuccess(name: string, inner: string): string {
  return element(name, element('m:ResponseCode', 'NoError') + inner, { ResponseClass: 'Success' });
}

/** A response message for a refusal; a warning for an item that was never begun. */
export function writeFailure(name: string, refusal: Refusal, empty = ''): string {
  const inner =
    textElement('m:MessageText', refusal.text) +
    element('m:ResponseCode', refusal.code) +
    element('m:DescriptiveLinkKey', '0') +
    messageXml(refusal) +
    empty;
  const isWarning = refusal.code === 'ErrorBatchProcessingStopped';
  return element(name, inner, { ResponseClass: isWarning ? 'Warning' : 'Error' });
}

function messageXml(refusal: Refusal): string {
  const values = Object.entries(refusal.values ?? {}).map(([name, value]) =>
    element('t:Value', escapeXml(value), { Name: name }),
  );
  return values.length === 0 ? '' : element('m:MessageXml', values.join(''));
}
