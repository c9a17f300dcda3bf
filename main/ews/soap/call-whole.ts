import type { Result } from '../../../shared/result.ts';
import type { EwsService } from '../service.ts';
import { call, type Call } from './call.ts';
import { responseMessage } from './response-messages.ts';
import type { XmlElement } from './xml-element.ts';

/**
 * Makes one call whose response is its only response message, as those of rooms, rules, delegates and mail tips are: it
 * carries `ResponseClass` and `ResponseCode` itself. See `call` and `responseMessage`.
 */
export async function callWhole(service: EwsService, request: Call): Promise<Result<XmlElement>> {
  const response = await call(service, request);
  if (!response.ok) return response;
  const { operation } = request;
  return responseMessage(response.value, { service, operation, folder: request.folders?.[0] });
}
