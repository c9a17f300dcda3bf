import { element, type Xml } from '../xml/xml.ts';

/** How a request names one of a series that it has no id of: by the series and its number in it, from 1. */
export interface OccurrenceReference {
  /** The item id of the recurring master. */
  readonly masterId: string;
  /** The change key of the series that was read; needed by writes, null for reads. */
  readonly changeKey: string | null;
  /** Counted by the pattern: deleted occurrences keep their numbers. */
  readonly index: number;
}

/**
 * Writes an `OccurrenceItemId`.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/occurrenceitemid
 */
export function occurrenceIdElement({ masterId, changeKey, index }: OccurrenceReference): Xml {
  return element('t:OccurrenceItemId', null, {
    RecurringMasterId: masterId,
    ChangeKey: changeKey,
    InstanceIndex: String(index),
  });
}

/**
 * Writes a `RecurringMasterItemId`: the series to which an occurrence belongs.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/recurringmasteritemid
 */
export function masterOfElement(occurrenceId: string): Xml {
  return element('t:RecurringMasterItemId', null, { OccurrenceId: occurrenceId });
}
