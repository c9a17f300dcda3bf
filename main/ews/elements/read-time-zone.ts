import type { Clock } from '../../../shared/time/clock.ts';
import { findClock } from '../../../shared/time/zones.ts';
import { attribute, child, childText, type XmlElement } from '../xml/xml-element.ts';
import { ianaZone } from '../time/zones.ts';
import { readMeetingTimeZone } from './read-meeting-time-zone.ts';
import { readZoneDefinition } from './read-zone-definition.ts';

/** The zone that an item was made in, as far as the reply tells it. */
export interface ItemZone {
  /** IANA's name; null for a custom zone and where none is told. */
  readonly zone: string | null;
  /** Its clock, which a custom zone has as well; null where nothing tells it. */
  readonly clock: Clock | null;
}

/**
 * Reads an item's zone: by the id of `StartTimeZone`, `StartTimeZoneId` or `MeetingTimeZone` where one is known, by the
 * rules in the reply where none is. A program that wrote a meeting with rules of its own (`Customized Time Zone`) gave
 * no name that anybody else could look up.
 * https://learn.microsoft.com/en-us/exchange/client-developer/exchange-web-services/time-zones-and-ews-in-exchange
 */
export function readTimeZone(item: XmlElement): ItemZone {
  const definition = child(item, 'StartTimeZone');
  const former = child(item, 'MeetingTimeZone');
  const ids = [
    attribute(definition, 'Id'),
    childText(item, 'StartTimeZoneId'),
    attribute(former, 'TimeZoneName'),
  ];
  for (const id of ids) {
    const zone = id === null ? null : ianaZone(id);
    if (zone !== null) return { zone, clock: findClock(zone) };
  }
  const clock =
    (definition === null ? null : readZoneDefinition(definition)) ??
    (former === null ? null : readMeetingTimeZone(former));
  return { zone: null, clock };
}
