import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import type { Folder, Item } from '../store/types.ts';
import { attribute } from '../xml/node.ts';
import type { XmlNode } from '../xml/node.ts';
import type { Page } from './page.ts';

const nameOf = (item: Item) => (item.values.DisplayName ?? item.values.Subject ?? '').toLowerCase();

/**
 * Contacts whose display name lies between InitialName and FinalName, both included, in the order of names.
 * See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/contactsview>.
 */
export function viewContacts(folder: Folder, view: XmlNode): Outcome<Page<Item>> {
  if (!folder.folderClass.startsWith('IPF.Contact'))
    return refuse('ErrorInvalidFolderTypeForOperation', 'The folder is not a contacts folder.');
  const from = attribute(view, 'InitialName')?.toLowerCase();
  const to = attribute(view, 'FinalName')?.toLowerCase();
  const found = [...folder.items].filter((item) => {
    const name = nameOf(item);
    return (from === undefined || name >= from) && (to === undefined || name <= to || name.startsWith(to));
  });
  const sorted = found.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b)));
  const most = Number(attribute(view, 'MaxEntriesReturned') ?? 1_000);
  if (most < 1) return refuse('ErrorInvalidPagingMaxRows', 'MaxEntriesReturned must be greater than zero.');
  const rows = sorted.slice(0, most);
  return done({
    rows,
    attributes: {
      TotalItemsInView: String(sorted.length),
      IncludesLastItemInRange: String(rows.length === sorted.length),
    },
  });
}
