/**
 * One element of a reply. Every one has this shape whatever its name is: names that came over the wire are values
 * here and never keys, so `__proto__` is an element like any other.
 */
export interface XmlElement {
  /** The name without its prefix. */
  readonly name: string;
  /** Names and values by turns, without namespace declarations; null when there are none. */
  readonly attributes: readonly string[] | null;
  /** In document order; elements of namespaces that EWS does not use are left out. */
  readonly children: readonly XmlElement[];
  /** The text as it stands, white space and CDATA kept; empty when the element has children. */
  readonly text: string;
}

/** The first child of that name, or null. */
export function child(parent: XmlElement | null, name: string): XmlElement | null {
  if (parent === null) return null;
  for (const element of parent.children) if (element.name === name) return element;
  return null;
}

/** All children of that name, in document order. */
export function childrenNamed(parent: XmlElement | null, name: string): readonly XmlElement[] {
  return parent === null ? [] : parent.children.filter((element) => element.name === name);
}

/** The text of the first child of that name, as it stands; null when there is none. */
export function childText(parent: XmlElement | null, name: string): string | null {
  return child(parent, name)?.text ?? null;
}

/** An attribute's value, or null. */
export function attribute(element: XmlElement | null, name: string): string | null {
  const list = element?.attributes ?? null;
  if (list === null) return null;
  for (let index = 0; index < list.length; index += 2)
    if (list[index] === name) return list[index + 1] ?? null;
  return null;
}
