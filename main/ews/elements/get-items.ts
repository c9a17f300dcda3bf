import type { Result } from '../../../shared/result.ts';
import type { EwsService } from '../service.ts';
import { callBatch, readEach } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { element } from '../xml/xml.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import { currentItemIdElement, itemsOf } from './item-reference.ts';
import { present } from './present.ts';
import { shape, type FieldUri } from './shape.ts';

/** What a GetItem asks for, and how one item of its answer is read. */
export interface GetItems<T> {
  readonly itemIds: readonly string[];
  readonly fields: readonly FieldUri[];
  readonly bodyType: 'Best' | 'Text';
  /** Null for an item that is not of the kind that was asked for. */
  readonly read: (item: XmlElement) => T | null;
  readonly options: CallOptions | undefined;
}

/** Gets whole items of one kind, one result for each in the order asked: what all GetItem operations have in common. */
export async function getItems<T>(
  service: EwsService,
  { itemIds, fields, bodyType, read, options }: GetItems<T>,
): Promise<Result<readonly Result<T>[]>> {
  const messages = await callBatch(service, {
    operation: 'GetItem',
    intent: 'read',
    body: element('m:GetItem', [
      shape('m:ItemShape', fields, bodyType),
      element('m:ItemIds', itemIds.map(currentItemIdElement)),
    ]),
    count: itemIds.length,
    options,
  });
  if (!messages.ok) return messages;
  return {
    ok: true,
    value: readEach(messages.value, (message) => {
      const item = itemsOf(message)[0];
      return present(item === undefined ? null : read(item), service);
    }),
  };
}
