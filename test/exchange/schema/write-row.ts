import type { FolderRights } from '../rights/levels.ts';
import type { Item } from '../store/types.ts';
import { rightsFor } from './computed.ts';
import type { View } from './computed.ts';
import type { Shape } from './shape.ts';
import { writeItem } from './write-item.ts';

interface Row {
  readonly change: number;
  readonly folderChange: number;
  readonly rights: FolderRights;
  readonly xml: string;
}

const rows = new WeakMap<Item, Map<string, Row>>();

/**
 * An item as a row of a search. Rows are kept until the item or its folder changes: a slow server would hide a slow
 * client. Occurrences and meeting messages depend on more than that, and are written each time.
 */
export function writeRow(item: Item, shape: Shape, view: View): string {
  if (item.occurrence || item.kind.startsWith('Meeting')) return writeItem(item, shape, view);
  const rights = rightsFor(view, item.folder);
  let known = rows.get(item);
  if (!known) rows.set(item, (known = new Map()));
  const row = known.get(shape.key);
  const { change, folder } = item;
  if (row?.change === change && row.folderChange === folder.change && row.rights === rights) return row.xml;
  const xml = writeItem(item, shape, view);
  known.set(shape.key, { change, folderChange: folder.change, rights, xml });
  return xml;
}
