import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { attribute, child } from '../xml/node.ts';
import type { XmlNode } from '../xml/node.ts';

/** EWS never returns more rows than this for one search. */
const mostRows = 1_000;

/** One page of a search, with the attributes of m:RootFolder. */
export interface Page<T> {
  readonly rows: readonly T[];
  readonly attributes: Readonly<Record<string, string>>;
}

/** What a page may hold, and what the condition of a SeekToConditionPageItemView is asked of. */
export interface Cutting<T> {
  /** Rows; 1,000 without it. */
  readonly most?: number;
  /** Reads t:Condition into a test of rows; only where the view may seek. */
  readonly readCondition?: (node: XmlNode | undefined) => Outcome<(row: T) => boolean>;
}

const views = [
  'IndexedPageItemView',
  'IndexedPageFolderView',
  'FractionalPageItemView',
  'FractionalPageFolderView',
  'SeekToConditionPageItemView',
];

/** The element of a request that says which page is wanted. */
export function pageViewOf(request: XmlNode): XmlNode | undefined {
  return request.children.find((one) => views.includes(one.name));
}

interface Cut {
  readonly start: number;
  readonly end: number;
  readonly isLast: boolean;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Cuts the page out of all rows that a view asks for; all of them, up to the limit, without one. */
export function pageOf<T>(
  all: readonly T[],
  view: XmlNode | undefined,
  cutting: Cutting<T> = {},
): Outcome<Page<T>> {
  const most = cutting.most ?? mostRows;
  const wanted = Number(attribute(view, 'MaxEntriesReturned') ?? most);
  if (wanted < 1) return refuse('ErrorInvalidPagingMaxRows', 'MaxEntriesReturned must be greater than zero.');
  const cut = cutOf(all, view, { ...cutting, size: Math.min(wanted, most) });
  if (!cut.ok) return cut;
  const { start, end, isLast, attributes } = cut.value;
  const common = { TotalItemsInView: String(all.length), IncludesLastItemInRange: String(isLast) };
  return done({ rows: all.slice(start, end), attributes: { ...attributes, ...common } });
}

type Sized<T> = Cutting<T> & { readonly size: number };

function cutOf<T>(all: readonly T[], view: XmlNode | undefined, sized: Sized<T>): Outcome<Cut> {
  if (view?.name.startsWith('Fractional') === true) return fractional(all.length, view, sized.size);
  if (view?.name.startsWith('SeekToCondition') === true) return sought(all, view, sized);
  const offset = Number(attribute(view, 'Offset') ?? 0);
  if (offset < 0)
    return refuse('ErrorInvalidIndexedPagingParameters', 'The offset must not be smaller than zero.');
  if (attribute(view, 'BasePoint') === 'End')
    return done(backward(all.length, Math.max(all.length - offset, 0), sized.size));
  return done(forward(all.length, { start: Math.min(offset, all.length), size: sized.size, view }));
}

function forward(
  total: number,
  {
    start,
    size,
    view,
  }: { readonly start: number; readonly size: number; readonly view: XmlNode | undefined },
): Cut {
  const end = Math.min(start + size, total);
  return { start, end, isLast: end >= total, attributes: view ? { IndexedPagingOffset: String(end) } : {} };
}

/** From the end the page is read backwards: `end` is where it begins, and offsets count from the last row. */
function backward(total: number, end: number, size: number): Cut {
  const start = Math.max(end - size, 0);
  return { start, end, isLast: start === 0, attributes: { IndexedPagingOffset: String(total - start) } };
}

/** See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/fractionalpageitemview>. */
function fractional(total: number, view: XmlNode, size: number): Outcome<Cut> {
  const numerator = Number(attribute(view, 'Numerator'));
  const denominator = Number(attribute(view, 'Denominator'));
  if (numerator < 0 || denominator <= 0 || numerator > denominator)
    return refuse('ErrorInvalidFractionalPagingParameters', 'The fraction must lie between zero and one.');
  const start = Math.floor((total * numerator) / denominator);
  const end = Math.min(start + size, total);
  const attributes = { NumeratorOffset: String(end), AbsoluteDenominator: String(total) };
  return done({ start, end, isLast: end >= total, attributes });
}

/**
 * The page begins with the first row that meets the condition, or ends with the last one when it is sought from the
 * end. Where no row meets it, the page is empty and nothing follows.
 * See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/seektoconditionpageitemview>.
 */
function sought<T>(all: readonly T[], view: XmlNode, { readCondition, size }: Sized<T>): Outcome<Cut> {
  const matches = readCondition?.(child(view, 'Condition'));
  if (!matches) return refuse('ErrorInvalidOperation');
  if (!matches.ok) return matches;
  if (attribute(view, 'BasePoint') === 'End')
    return done(backward(all.length, all.findLastIndex(matches.value) + 1, size));
  const found = all.findIndex(matches.value);
  return done(forward(all.length, { start: found < 0 ? all.length : found, size, view }));
}
