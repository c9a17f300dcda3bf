import type { Person } from '../../../shared/model/identity.ts';
import { success, type Result } from '../../../shared/result.ts';
import { readMailbox } from '../elements/people.ts';
import type { EwsService } from '../service.ts';
import { callWhole } from '../soap/call-whole.ts';
import type { CallOptions } from '../soap/call.ts';
import { child } from '../xml/xml-element.ts';
import { element } from '../xml/xml.ts';

/**
 * Lists the lists of rooms of the organisation, in the server's order; most have none until an administrator makes some
 * (New-DistributionGroup -RoomList).
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/getroomlists-operation
 */
export async function getRoomLists(
  service: EwsService,
  options?: CallOptions,
): Promise<Result<readonly Person[]>> {
  const response = await callWhole(service, {
    operation: 'GetRoomLists',
    intent: 'read',
    body: element('m:GetRoomLists', null),
    options,
  });
  return response.ok
    ? success((child(response.value, 'RoomLists')?.children ?? []).map(readMailbox))
    : response;
}
