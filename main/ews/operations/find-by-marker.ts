import type { Person } from '../../../shared/model/identity.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import { folderIdElement, folderName, type FolderReference } from '../elements/folder-reference.ts';
import { refusedHeader } from '../elements/header-values.ts';
import { readItemReference, readParentFolderId, type ItemReference } from '../elements/item-reference.ts';
import { markerProperty } from '../elements/marker.ts';
import { readPerson } from '../elements/people.ts';
import { allPresent } from '../elements/present.ts';
import { shape } from '../elements/shape.ts';
import type { EwsService } from '../service.ts';
import { callBatch, readEach } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { element, type Xml } from '../xml/xml.ts';
import { child, type XmlElement } from '../xml/xml-element.ts';

/** Which marker to look for, and in which folders; at least one. */
export interface FindByMarkerRequest {
  readonly marker: string;
  readonly folders: readonly FolderReference[];
}

/** An item that carries the marker. */
export interface MarkedItem extends ItemReference {
  /** Null where the server leaves it out. */
  readonly parentFolderId: string | null;
  /** As FindItem tells it: some servers give only a name here. `getMessage` gives both parts. */
  readonly from: Person | null;
  readonly sender: Person | null;
}

/**
 * Finds the items that carry a marker: one result for each folder in the order asked, each with what was found there,
 * usually one item or none. Finding none soon after a send proves nothing yet.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/restriction
 */
export async function findByMarker(
  service: EwsService,
  request: FindByMarkerRequest,
  options?: CallOptions,
): Promise<Result<readonly Result<readonly MarkedItem[]>[]>> {
  const refused = refusedHeader([], [request.marker]);
  if (refused !== null) return failed(refused);
  const messages = await callBatch(service, {
    operation: 'FindItem',
    intent: 'read',
    body: findBody(request),
    count: request.folders.length,
    folders: request.folders.map(folderName),
    options,
  });
  if (!messages.ok) return messages;
  return success(
    readEach(messages.value, (message) => {
      const items = child(child(message, 'RootFolder'), 'Items')?.children ?? [];
      return allPresent(items.map(readMarkedItem), service);
    }),
  );
}

function findBody(request: FindByMarkerRequest): Xml {
  const marker = element('t:FieldURIOrConstant', element('t:Constant', null, { Value: request.marker }));
  return element(
    'm:FindItem',
    [
      shape('m:ItemShape', ['item:ParentFolderId', 'message:Sender', 'message:From']),
      element('m:IndexedPageItemView', null, {
        MaxEntriesReturned: '10',
        Offset: '0',
        BasePoint: 'Beginning',
      }),
      element('m:Restriction', element('t:IsEqualTo', [markerProperty, marker])),
      element('m:ParentFolderIds', request.folders.map(folderIdElement)),
    ],
    { Traversal: 'Shallow' },
  );
}

function readMarkedItem(item: XmlElement): MarkedItem | null {
  const reference = readItemReference(item);
  return reference === null
    ? null
    : {
        ...reference,
        parentFolderId: readParentFolderId(item),
        from: readPerson(child(item, 'From')),
        sender: readPerson(child(item, 'Sender')),
      };
}
