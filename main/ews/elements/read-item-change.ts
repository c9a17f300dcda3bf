import { booleanOf } from '../soap/values.ts';
import { attribute, child, childText, type XmlElement } from '../xml/xml-element.ts';
import { describeRow, type UnreadableRow } from './read-rows.ts';
import { readMessageRow, type FoundMessage } from './read-message-row.ts';

/** One thing that happened in a folder since the last synchronisation. */
export type ItemChange =
  | { readonly change: 'create' | 'update'; readonly found: FoundMessage }
  /** What came cannot be read; what is stored of it is outdated. */
  | { readonly change: 'unreadable'; readonly row: UnreadableRow }
  | { readonly change: 'delete'; readonly itemId: string }
  | { readonly change: 'readFlag'; readonly itemId: string; readonly isRead: boolean };

/**
 * Reads one child of `Changes`; null where it lacks what makes it a change (the id of what is gone or was read, a read
 * flag), or is of a kind that is not known: a change that is passed over would be lost for good. A new or changed item that
 * cannot be read is told as such, and takes nothing else with it.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/changes-items
 */
export function readItemChange(change: XmlElement): ItemChange | null {
  switch (change.name) {
    case 'Create':
      return readFound('create', change);
    case 'Update':
      return readFound('update', change);
    case 'Delete': {
      const itemId = readItemId(change);
      return itemId === null ? null : { change: 'delete', itemId };
    }
    case 'ReadFlagChange': {
      const itemId = readItemId(change);
      const isRead = booleanOf(childText(change, 'IsRead'));
      return itemId === null || isRead === null ? null : { change: 'readFlag', itemId, isRead };
    }
    default:
      return null;
  }
}

function readFound(kind: 'create' | 'update', change: XmlElement): ItemChange | null {
  const item = change.children[0];
  const found = item === undefined ? null : readMessageRow(item);
  if (found !== null) return { change: kind, found };
  return { change: 'unreadable', row: describeRow(item ?? change) };
}

/** The id alone: the published replies name what is gone without a change key. */
function readItemId(change: XmlElement): string | null {
  const itemId = attribute(child(change, 'ItemId'), 'Id') ?? '';
  return itemId === '' || itemId.length > 2048 ? null : itemId;
}
