import { attribute } from '../xml/node.ts';
import type { XmlNode } from '../xml/node.ts';

/** EWS never returns more rows than this for one search. */
const mostRows = 1_000;

/** One page of a search, with the attributes of m:RootFolder. */
export interface Page<T> {
  readonly rows: readonly T[];
  readonly attributes: Readonly<Record<string, string>>;
}

/** Cuts the page out that an IndexedPageItemView or IndexedPageFolderView asks for. */
export function pageOf<T>(all: readonly T[], view: XmlNode | undefined, most = mostRows): Page<T> {
  const wanted = Number(attribute(view, 'MaxEntriesReturned') ?? most);
  const size = Math.min(wanted, most);
  const offset = Number(attribute(view, 'Offset') ?? 0);
  const isFromEnd = attribute(view, 'BasePoint') === 'End';
  const end = isFromEnd ? Math.max(all.length - offset, 0) : Math.min(offset + size, all.length);
  const start = isFromEnd ? Math.max(end - size, 0) : Math.min(offset, all.length);
  const isLast = isFromEnd ? start === 0 : end >= all.length;
  return {
    rows: all.slice(start, end),
    attributes: {
      ...(view ? { IndexedPagingOffset: String(isFromEnd ? all.length - start : end) } : {}),
      TotalItemsInView: String(all.length),
      IncludesLastItemInRange: String(isLast),
    },
  };
}
