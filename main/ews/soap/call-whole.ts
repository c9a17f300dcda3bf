import type { Result } from '../../../shared/result.ts';
import type { EwsService } from '../service.ts';
import { serviceAbout } from '../service-about.ts';
import { call, type Call } from './call.ts';
import { responseMessage } from './response-messages.ts';
import type { XmlElement } from '../xml/xml-element.ts';

/**
 * Makes one call whose response is its only response message, as those of rooms, rules, delegates and mail tips are: it
 * carries `ResponseClass` and `ResponseCode` itself. `about` is the address that a refusal is about, where it is not the
 * service's mailbox. See `call` and `responseMessage`.
 */
export async function callWhole(
  service: EwsService,
  request: Call & { readonly about?: string },
): Promise<Result<XmlElement>> {
  const response = await call(service, request);
  if (!response.ok) return response;
  const { operation, folders, about } = request;
  return responseMessage(response.value, {
    service: about === undefined ? service : serviceAbout(service, about),
    operation,
    folder: folders?.[0],
  });
}
