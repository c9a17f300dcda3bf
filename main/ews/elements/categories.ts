import { element, type Xml } from '../xml/xml.ts';
import { singleLine } from './header-values.ts';

/** Writes `Categories` in the order given; null for none, because an empty list is written by deleting it. */
export function categoriesElement(categories: readonly string[]): Xml | null {
  if (categories.length === 0) return null;
  return element(
    't:Categories',
    categories.map((category) => element('t:String', singleLine(category))),
  );
}
