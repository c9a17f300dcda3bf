import type { DirectoryEntry } from '../../../shared/model/people/directory.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import { readDirectoryEntry, refusedAddress } from '../elements/directory-entry.ts';
import { currentItemIdElement } from '../elements/item-reference.ts';
import { present } from '../elements/present.ts';
import type { EwsService } from '../service.ts';
import { serviceAbout } from '../service-about.ts';
import { call, type CallOptions } from '../soap/call.ts';
import { responseMessages } from '../soap/response-messages.ts';
import { booleanOf } from '../soap/values.ts';
import { attribute, child, type XmlElement } from '../xml/xml-element.ts';
import { element } from '../xml/xml.ts';

/** Which group to open: one of the directory by its address, or a contact group by its item id. */
export type ExpandDLRequest =
  { readonly by: 'address'; readonly address: string } | { readonly by: 'id'; readonly itemId: string };

/** Who is in a group. */
export interface GroupMembers {
  readonly members: readonly DirectoryEntry[];
  /** False where the server says that it left members out. */
  readonly isWhole: boolean;
}

/**
 * Opens a group by one level, in the server's order; groups in it are members like any other. An address that is no
 * group, or that nobody has, is `ErrorNameResolutionNoResults`.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/expanddl-operation
 */
export async function expandDL(
  service: EwsService,
  request: ExpandDLRequest,
  options?: CallOptions,
): Promise<Result<GroupMembers>> {
  const isByAddress = request.by === 'address';
  const refused = isByAddress ? refusedAddress(request.address) : null;
  if (refused !== null) return failed(refused);
  const group = isByAddress
    ? element('t:EmailAddress', request.address)
    : currentItemIdElement(request.itemId);
  const operation = 'ExpandDL';
  const response = await call(service, {
    operation,
    intent: 'read',
    body: element('m:ExpandDL', element('m:Mailbox', group)),
    options,
  });
  if (!response.ok) return response;
  const about = isByAddress ? serviceAbout(service, request.address) : service;
  const messages = responseMessages(response.value, { service: about, operation, count: 1 });
  if (!messages.ok) return messages;
  const message = messages.value[0] ?? present<XmlElement>(null, service);
  if (!message.ok) return message;
  const expansion = child(message.value, 'DLExpansion');
  return success({
    members: (expansion?.children ?? []).filter(({ name }) => name === 'Mailbox').map(readDirectoryEntry),
    isWhole: booleanOf(attribute(expansion, 'IncludesLastItemInRange')) ?? true,
  });
}
