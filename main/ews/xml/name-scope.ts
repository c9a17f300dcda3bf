import { errorsNamespace, namespaces } from './namespaces.ts';

/** Which of EWS's vocabularies a name belongs to; `other` is read over, `none` is what faults use. */
export type Vocabulary = 'soap' | 'messages' | 'types' | 'errors' | 'none' | 'other';

/** A qualified name, resolved. */
export interface ResolvedName {
  readonly local: string;
  readonly vocabulary: Vocabulary;
}

const vocabularies: ReadonlyMap<string, Vocabulary> = new Map([
  ['', 'none'],
  [namespaces.soap, 'soap'],
  [namespaces.m, 'messages'],
  [namespaces.t, 'types'],
  [errorsNamespace, 'errors'],
]);

/**
 * The namespace declarations in force at one place of a document, and the names already resolved there: a reply uses
 * some forty names thousands of times, so each is taken apart once.
 * https://www.w3.org/TR/xml-names/
 */
export class NameScope {
  readonly #outer: NameScope | null;
  readonly #declared: ReadonlyMap<string, string>;
  readonly #resolved = new Map<string, ResolvedName>();

  constructor(outer: NameScope | null, declared: ReadonlyMap<string, string>) {
    this.#outer = outer;
    this.#declared = declared;
  }

  /** The name's parts, or null when its prefix is bound to nothing or it is no qualified name. */
  resolve(qualifiedName: string): ResolvedName | null {
    const known = this.#resolved.get(qualifiedName);
    if (known !== undefined) return known;
    const colon = qualifiedName.indexOf(':');
    const local = qualifiedName.slice(colon + 1);
    if (local === '' || local.includes(':')) return null;
    const uri = this.#uriOf(colon === -1 ? '' : qualifiedName.slice(0, colon));
    if (uri === null) return null;
    const name = { local: interned(local), vocabulary: vocabularies.get(uri) ?? 'other' } as const;
    this.#resolved.set(qualifiedName, name);
    return name;
  }

  #uriOf(prefix: string): string | null {
    const uri = this.#declared.get(prefix);
    if (uri !== undefined) return uri;
    if (this.#outer !== null) return this.#outer.#uriOf(prefix);
    return prefix === '' ? '' : null;
  }
}

/**
 * The same text as V8 keeps it for names in source code, so that comparing it with such a name compares addresses. A page
 * of a thousand rows makes half a million of these comparisons.
 */
function interned(text: string): string {
  return Object.keys({ [text]: 0 })[0] ?? text;
}
