import { failed, success, type Result } from '../../../shared/result.ts';
import { present } from '../elements/present.ts';
import type { EwsService } from '../service.ts';
import { callBatch, readEach } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { attribute, child, type XmlElement } from '../xml/xml-element.ts';
import { element } from '../xml/xml.ts';

/** The forms in which Exchange writes one id. */
export type IdFormat = 'EwsId' | 'EwsLegacyId' | 'EntryId' | 'HexEntryId' | 'StoreId' | 'OwaId';

/** Which ids of the service's mailbox, at least one, and what they are to become. */
export interface ConvertIdRequest {
  readonly ids: readonly string[];
  readonly from: IdFormat;
  readonly to: IdFormat;
}

/**
 * Rewrites ids of items and folders, one result for each in the order given. Nothing is looked up: an id of something that
 * is gone is converted all the same. One that is none is `ErrorInvalidIdMalformed`.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/convertid-operation
 */
export async function convertId(
  service: EwsService,
  { ids, from, to }: ConvertIdRequest,
  options?: CallOptions,
): Promise<Result<readonly Result<string>[]>> {
  if (ids.length === 0) return failed({ kind: 'invalid-request', message: 'No id to convert.' });
  const messages = await callBatch(service, {
    operation: 'ConvertId',
    intent: 'read',
    body: element(
      'm:ConvertId',
      element(
        'm:SourceIds',
        ids.map((id) =>
          element('t:AlternateId', null, { Format: from, Id: id, Mailbox: service.identities.mailbox }),
        ),
      ),
      { DestinationFormat: to },
    ),
    count: ids.length,
    options,
  });
  if (!messages.ok) return messages;
  return success(readEach(messages.value, (message) => present(readId(message), service)));
}

function readId(message: XmlElement): string | null {
  const id = attribute(child(message, 'AlternateId'), 'Id') ?? '';
  return id === '' || id.length > 2048 ? null : id;
}
