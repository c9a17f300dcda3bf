import { success, type Result } from '../../../shared/result.ts';
import type { EwsService } from '../service.ts';
import { callSingle } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { attribute, child, childrenNamed } from '../xml/xml-element.ts';
import { element } from '../xml/xml.ts';

/** A zone that a server knows. */
export interface ServerTimeZone {
  /** The Windows id, for instance `W. Europe Standard Time`. */
  readonly id: string;
  /** In the server's language. */
  readonly name: string;
}

/**
 * Lists the time zones that the server knows, in its order, by id and name alone: their rules come from our own table.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/getservertimezones-operation
 */
export async function getServerTimeZones(
  service: EwsService,
  options?: CallOptions,
): Promise<Result<readonly ServerTimeZone[]>> {
  const message = await callSingle(service, {
    operation: 'GetServerTimeZones',
    intent: 'read',
    body: element('m:GetServerTimeZones', null, { ReturnFullTimeZoneData: 'false' }),
    options,
  });
  if (!message.ok) return message;
  const zones = childrenNamed(child(message.value, 'TimeZoneDefinitions'), 'TimeZoneDefinition');
  return success(
    zones
      .map((zone) => ({ id: attribute(zone, 'Id') ?? '', name: attribute(zone, 'Name') ?? '' }))
      .filter(({ id }) => id !== ''),
  );
}
