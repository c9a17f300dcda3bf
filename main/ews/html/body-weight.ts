import type { HtmlToken } from './start-tags.ts';

/**
 * What an HTML body may have at most to be drawn as HTML: UTF-16 units, the elements, texts and comments of its tree, open
 * elements in one another, attributes of one tag, formatting elements left open. What people and programs write stays far below each.
 */
export const bodyLimits = {
  length: 2_000_000,
  nodes: 20_000,
  depth: 400,
  attributes: 200,
  formatting: 60,
} as const;

/** Why a body is too heavy; null for one that a page may parse. */
export type BodyExcess = 'too-large' | 'too-complex' | null;

/**
 * Weighs a body as it is read, token by token, without building a tree. It follows what an HTML parser does to the
 * number of elements: formatting that is left open comes back in each block that follows, so that a few thousand
 * tags can become millions of elements. Where it is not exact it counts too much. Linear in the text and the limits.
 * https://html.spec.whatwg.org/multipage/parsing.html#reconstruct-the-active-formatting-elements
 */
export class BodyWeight {
  excess: BodyExcess;
  #nodes = 0;
  /** Names of the open elements, outermost first. */
  readonly #open: string[] = [];
  readonly #openOf = new Map<string, number>();
  /** Formatting elements that nobody has closed, whether a block closed them in passing or not. */
  #formatting: { readonly name: string; readonly key: string }[] = [];

  /** A formatting element was closed since they were counted last. */
  #isFormattingClosed = false;

  constructor(length: number) {
    this.excess = length > bodyLimits.length ? 'too-large' : null;
  }

  /** One more token; nothing is done any more once there was too much. */
  take(token: HtmlToken): void {
    if (this.excess !== null) return;
    if (token.kind === 'start') this.#start(token);
    else if (token.kind === 'end') this.#end(token.name);
    else this.#nodes += 1;
    if (token.kind === 'text') this.#reconstruct();
    if (this.#nodes > bodyLimits.nodes || this.#open.length > bodyLimits.depth) this.excess = 'too-complex';
  }

  #start(token: HtmlToken & { readonly kind: 'start' }): void {
    const { name, attributes } = token;
    if (token.attributeCount > bodyLimits.attributes) this.excess = 'too-complex';
    this.#nodes += 1;
    this.#closeImplied(name);
    if (!blocks.has(name)) this.#reconstruct();
    if (voids.has(name)) return;
    this.#push(name);
    if (formatting.has(name)) this.#addFormatting(name, [...attributes].join(' '));
  }

  /** `<p>` without its end, rows without theirs: the next one, or a block, closes them and what is open in them. */
  #closeImplied(name: string): void {
    const closes = implied.get(name) ?? (blocks.has(name) ? onlyParagraph : null);
    if (closes === null) return;
    // A row closes its cell and then the row before it.
    for (;;) {
      const at = this.#open.findLastIndex((open) => closes.has(open) || borders.has(open));
      const found = this.#open[at];
      if (found === undefined || !closes.has(found)) return;
      this.#popTo(at);
    }
  }

  #end(name: string): void {
    if (formatting.has(name)) {
      const at = this.#formatting.findLastIndex((each) => each.name === name);
      if (at !== -1) this.#formatting.splice(at, 1);
      // The adoption agency copies what stands between, eight times at most.
      const depth = this.#open.length - 1 - this.#open.lastIndexOf(name);
      if ((this.#openOf.get(name) ?? 0) > 0 && depth > 0) this.#nodes += 8;
    }
    if ((this.#openOf.get(name) ?? 0) > 0) this.#popTo(this.#open.lastIndexOf(name));
  }

  /** At most three with one name and the same attributes are kept, as in a parser. */
  #addFormatting(name: string, attributes: string): void {
    const key = `${name} ${attributes}`;
    const same = this.#formatting.filter((each) => each.key === key);
    if (same.length >= 3)
      this.#formatting.splice(
        this.#formatting.findIndex((each) => each.key === key),
        1,
      );
    this.#formatting.push({ name, key });
    if (this.#formatting.length > bodyLimits.formatting) this.excess = 'too-complex';
  }

  /** What is not open any more, and was not closed, is opened again. */
  #reconstruct(): void {
    if (!this.#isFormattingClosed) return;
    this.#isFormattingClosed = false;
    const wanted = new Map<string, number>();
    for (const { name } of this.#formatting) wanted.set(name, (wanted.get(name) ?? 0) + 1);
    for (const [name, count] of wanted) {
      const missing = count - (this.#openOf.get(name) ?? 0);
      for (let next = 0; next < missing; next += 1) this.#push(name);
      this.#nodes += Math.max(0, missing);
    }
  }

  #push(name: string): void {
    this.#open.push(name);
    this.#openOf.set(name, (this.#openOf.get(name) ?? 0) + 1);
  }

  #popTo(length: number): void {
    while (this.#open.length > length) {
      const name = this.#open.pop() ?? '';
      this.#isFormattingClosed ||= formatting.has(name);
      this.#openOf.set(name, (this.#openOf.get(name) ?? 1) - 1);
    }
  }
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const voids = set('area base br col embed hr img input link meta param source track wbr');
const formatting = set('a b big code em font i nobr s small strike strong tt u');
const blocks = set(
  'address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 ' +
    'h5 h6 header hr li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul dd dt',
);
const onlyParagraph = set('p');
/** An element is not closed from within one of these. */
const borders = set('table td th caption html body button object template ul ol dl');
const implied: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['li', set('li')],
  ['dd', set('dd dt')],
  ['dt', set('dd dt')],
  ['td', set('td th')],
  ['th', set('td th')],
  ['tr', set('td th tr')],
  ['tbody', set('td th tr tbody thead tfoot')],
  ['tfoot', set('td th tr tbody thead tfoot')],
  ['option', set('option')],
]);
