import { failed, success, type Result } from '../../../shared/result.ts';
import type { EwsService } from '../service.ts';
import { callWhole } from '../soap/call-whole.ts';
import { afterCall, type CallOptions } from '../soap/call.ts';
import { responseMessages } from '../soap/response-messages.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import { element, type Xml } from '../xml/xml.ts';
import { addressElement } from './directory-entry.ts';

/** A change of the list of delegates of the service's mailbox. */
export interface DelegateChange {
  readonly operation: 'AddDelegate' | 'UpdateDelegate' | 'RemoveDelegate';
  /** What stands behind the mailbox, in the schema's order. */
  readonly content: readonly (Xml | null)[];
  /** How many people it is about; 0 where only the delivery of meetings changes. */
  readonly count: number;
  readonly options: CallOptions | undefined;
}

/**
 * Changes the list, and gives one response message for each person in the order asked. Some may be saved and others not.
 * See "Handling delegation-related errors in EWS in Exchange".
 */
export async function changeDelegates(
  service: EwsService,
  { operation, content, count, options }: DelegateChange,
): Promise<Result<readonly Result<XmlElement>[]>> {
  const response = await callWhole(service, {
    operation,
    intent: 'write',
    body: element(`m:${operation}`, [addressElement('m:Mailbox', service.identities.mailbox), ...content]),
    folders: ['calendar'],
    options,
  });
  if (!response.ok) return response;
  if (count === 0) return success([]);
  const messages = responseMessages(response.value, { service, operation, count });
  return messages.ok ? messages : failed(afterCall(messages.failure, { operation, intent: 'write' }));
}
