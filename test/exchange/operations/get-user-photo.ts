import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { childText } from '../xml/node.ts';
import { element } from '../xml/write.ts';
import type { Call } from './call.ts';
import { writeSingle } from './single-response.ts';

/**
 * The picture of somebody in the address list, in the one size that there is.
 * See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/getuserphoto-operation>.
 */
export function getUserPhoto(call: Call): Outcome<string> {
  const address = childText(call.request, 'Email')?.trim().toLowerCase() ?? '';
  const photo = call.store.photos.get(address);
  const picture = photo && element('m:PictureData', Buffer.from(photo).toString('base64'));
  const outcome: Outcome<string> =
    picture === undefined ? refuse('ErrorItemNotFound') : done(element('m:HasChanged', 'true') + picture);
  return done(writeSingle(call, outcome, element('m:HasChanged', 'false')));
}
