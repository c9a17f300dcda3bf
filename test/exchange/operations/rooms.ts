import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { recipientOf } from '../store/store.ts';
import { child, childText } from '../xml/node.ts';
import { element } from '../xml/write.ts';
import type { Call } from './call.ts';
import { writeAddress } from './directory.ts';
import { writeSingle } from './single-response.ts';

/** See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/getroomlists-operation>. */
export function getRoomLists(call: Call): Outcome<string> {
  const lists = [...call.store.groups.values()].filter((one) => one.isRoomList === true);
  const addresses = lists.map((one) => writeAddress(call.store, 't:Address', one));
  return done(writeSingle(call, done(element('m:RoomLists', addresses.join('')))));
}

/** See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/getrooms-operation>. */
export function getRooms(call: Call): Outcome<string> {
  const address = childText(child(call.request, 'RoomList'), 'EmailAddress')?.trim().toLowerCase() ?? '';
  const list = call.store.groups.get(address);
  if (list?.isRoomList !== true) return done(writeSingle(call, refuse('ErrorNameResolutionNoResults')));
  const rooms = list.members.map((one) =>
    element('t:Room', writeAddress(call.store, 't:Id', recipientOf(call.store, one))),
  );
  return done(writeSingle(call, done(element('m:Rooms', rooms.join('')))));
}
