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
  /** Rights on one's own items depend on who looks. */
  readonly identity: string;
  readonly xml: string;
}

const rows = new WeakMap<Item, Map<string, Row>>();

/** So many items keep their rows: enough for the pages that clients read again, not for a whole large folder. */
const most = 20_000;
const ring: WeakRef<Item>[] = [];
let next = 0;

/** Makes room for one more item by forgetting the rows of the one that came in longest ago. */
function enter(item: Item): Map<string, Row> {
  const old = ring[next]?.deref();
  if (old) rows.delete(old);
  ring[next] = new WeakRef(item);
  next = (next + 1) % most;
  const fresh = new Map<string, Row>();
  rows.set(item, fresh);
  return fresh;
}

/**
 * An item as a row of a search or a synchronisation. Rows are kept until the item or its folder changes: a slow server would hide a slow
 * client. Occurrences and meeting messages depend on more than that, and are written each time.
 */
export function writeRow(item: Item, shape: Shape, view: View): string {
  const as = view.peopleInLists ?? 'legacy';
  if (item.occurrence || item.kind.startsWith('Meeting')) return writeItem(item, shape, view, as);
  const rights = rightsFor(view, item.folder);
  const known = rows.get(item) ?? enter(item);
  const row = known.get(shape.key);
  const { change, folder } = item;
  const { identity } = view;
  if (
    row?.change === change &&
    row.folderChange === folder.change &&
    row.rights === rights &&
    row.identity === identity
  )
    return row.xml;
  const xml = writeItem(item, shape, view, as);
  known.set(shape.key, { change, folderChange: folder.change, rights, identity, xml });
  return xml;
}
