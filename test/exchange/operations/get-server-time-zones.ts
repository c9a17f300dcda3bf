import { isTimeZone } from '../calendar/time-zone.ts';
import { windowsZones } from '../calendar/windows-zones.ts';
import { timeZoneCodec } from '../schema/calendar/time-zone-codec.ts';
import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { writeResponse } from '../soap/response.ts';
import { child } from '../xml/node.ts';
import { element } from '../xml/write.ts';
import type { Call } from './call.ts';

/** See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/getservertimezones-operation>. */
export function getServerTimeZones(call: Call): Outcome<string> {
  const asked = child(call.request, 'Ids')?.children.map((one) => one.text.trim());
  const unknown = asked?.find((id) => !isTimeZone(id));
  const outcome: Outcome<string> =
    unknown === undefined
      ? done(
          element(
            'm:TimeZoneDefinitions',
            (asked ?? Object.keys(windowsZones))
              .map((id) => timeZoneCodec.write('t:TimeZoneDefinition', id))
              .join(''),
          ),
        )
      : refuse('ErrorTimeZone', 'The time zone is unknown.');
  return done(writeResponse(call, [outcome], '<m:TimeZoneDefinitions/>'));
}
