import { rightsFor } from '../schema/computed.ts';
import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { writeResponse } from '../soap/response.ts';
import { addItem, changeKeyOf, idOf } from '../store/items.ts';
import type { Attachment, Item } from '../store/types.ts';
import { attribute, child, childText } from '../xml/node.ts';
import type { XmlNode } from '../xml/node.ts';
import { element } from '../xml/write.ts';
import type { Call } from './call.ts';
import { findTargetIn } from './find-target.ts';
import { noteChange } from './note-change.ts';

/**
 * Makes items again from what ExportItems gave; CreateAction knows CreateNew alone.
 * See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/uploaditems-operation>.
 */
export function uploadItems(call: Call): Outcome<string> {
  const outcomes = (child(call.request, 'Items')?.children ?? []).map((node): Outcome<string> => {
    const item = upload(call, node);
    if (!item.ok) return item;
    return done(element('m:ItemId', '', { Id: idOf(item.value), ChangeKey: changeKeyOf(item.value) }));
  });
  return done(writeResponse(call, outcomes));
}

function upload(call: Call, node: XmlNode): Outcome<Item> {
  if (attribute(node, 'CreateAction') !== 'CreateNew')
    return refuse('ErrorInvalidOperation', 'Uploaded items are always new here.');
  const folder = findTargetIn(call, { ...node, children: node.children.slice(0, 1) });
  if (!folder.ok) return folder;
  if (!rightsFor(call.view, folder.value).canCreateItems) return refuse('ErrorCreateItemAccessDenied');
  const stored = readStream(childText(node, 'Data') ?? '');
  if (!stored) return refuse('ErrorCorruptData', 'The data is not what ExportItems gives.');
  const { exceptions, files, extended, ...made } = stored;
  const item = addItem(call.store, folder.value, {
    ...made,
    extended: new Map(extended),
    creator: call.identity,
    attachments: files.map((one) => ({ ...one, content: Buffer.from(one.content, 'base64') })),
  });
  for (const [start, exception] of exceptions) item.exceptions.set(start, exception);
  noteChange(call, 'create', item);
  return done(item);
}

type Stored = Pick<Item, 'kind' | 'values' | 'thread'> & {
  readonly extended: readonly (readonly [
    string,
    Item['extended'] extends ReadonlyMap<string, infer V> ? V : never,
  ])[];
  readonly files: readonly (Omit<Attachment, 'content'> & { readonly content: string })[];
  readonly exceptions: readonly (readonly [
    number,
    Item['exceptions'] extends Map<number, infer V> ? V : never,
  ])[];
};

function readStream(data: string): Stored | undefined {
  try {
    const stored: unknown = JSON.parse(Buffer.from(data, 'base64').toString('utf8'));
    return typeof stored === 'object' && stored !== null && 'kind' in stored ? (stored as Stored) : undefined;
  } catch {
    // Data of another make is told from ours by whether it can be read.
    return undefined;
  }
}
