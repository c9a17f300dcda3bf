import type { Person } from '../../../shared/model/identity.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import { addressElement, refusedAddress } from '../elements/directory-entry.ts';
import { readMailbox } from '../elements/people.ts';
import type { EwsService } from '../service.ts';
import { callWhole } from '../soap/call-whole.ts';
import type { CallOptions } from '../soap/call.ts';
import { child } from '../xml/xml-element.ts';
import { element } from '../xml/xml.ts';

/** Which list of rooms to open. */
export interface GetRoomsRequest {
  /** Its address, as `getRoomLists` gives it. */
  readonly roomList: string;
}

/**
 * Lists the rooms of one list, in the server's order. An address that is no list of rooms is
 * `ErrorNameResolutionNoResults`.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/getrooms-operation
 */
export async function getRooms(
  service: EwsService,
  { roomList }: GetRoomsRequest,
  options?: CallOptions,
): Promise<Result<readonly Person[]>> {
  const refused = refusedAddress(roomList);
  if (refused !== null) return failed(refused);
  const response = await callWhole(service, {
    operation: 'GetRooms',
    intent: 'read',
    body: element('m:GetRooms', addressElement('m:RoomList', roomList)),
    about: roomList,
    options,
  });
  if (!response.ok) return response;
  const rooms = (child(response.value, 'Rooms')?.children ?? []).map((room) => child(room, 'Id'));
  return success(rooms.filter((id) => id !== null).map(readMailbox));
}
