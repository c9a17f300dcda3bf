import { MailColours } from '../body/mail-colours.ts';
import { linkTarget, type linkFinder } from '../body/message-links.ts';
import type { Colour } from '../body/readable-colour.ts';
import { StyleCleaner } from '../body/sanitise-style.ts';
import { inTurns } from '../body/slices.ts';

/** Counts, kept while one mail is cleaned. */
export interface Tally {
  remote: number;
  dead: number;
  active: number;
  hasGround: boolean;
}

/** What DOMPurify does not look into: styles, colours and links, element by element as they come out of it. */
export class Finisher {
  readonly #tally: Tally;
  readonly #find: ReturnType<typeof linkFinder>;
  readonly #colours: MailColours;
  readonly #cleaner: StyleCleaner;
  readonly #sheets: string[] = [];
  readonly #styled: (readonly [Element, string])[] = [];
  readonly #coloured: Element[] = [];

  constructor(window: Window & typeof globalThis, tally: Tally, find: ReturnType<typeof linkFinder>) {
    this.#tally = tally;
    this.#find = find;
    this.#colours = new MailColours(window.document);
    this.#cleaner = new StyleCleaner(window, this.#colours);
  }

  /** Finishes every element inside a part that is cleaned. */
  finish(part: Element): void {
    for (const element of part.querySelectorAll('*')) {
      if (element.localName === 'style') this.#takeSheet(element);
      else this.#element(element);
    }
  }

  /** The style sheets; where a dark ground is given, all colours are made to be read on it, a few at a time. */
  async end(ground: Colour | null): Promise<string> {
    if (ground !== null) {
      const work = [
        ...this.#styled.map(
          ([element, text]) =>
            () =>
              this.#restyle(element, text, ground),
        ),
        ...this.#coloured.map((element) => () => this.#recolour(element, ground)),
      ];
      await inTurns(work);
    }
    return this.#sheets
      .map((text) => this.#cleaner.sheet(text, ground).text)
      .filter((text) => text !== '')
      .join('\n');
  }

  #takeSheet(element: Element): void {
    const text = element.textContent;
    const style = this.#cleaner.sheet(text);
    this.#tally.remote += style.remotePictures;
    this.#tally.hasGround ||= style.hasGround;
    // More than a few sheets are a repetition of one, or meant to be slow.
    if (style.text !== '' && this.#sheets.length < MOST_SHEETS) this.#sheets.push(text);
    element.remove();
  }

  #element(element: Element): void {
    const text = element.getAttribute('style');
    if (text !== null) {
      const style = this.#cleaner.attribute(text);
      this.#tally.remote += style.remotePictures;
      this.#tally.hasGround ||= style.hasGround;
      setStyle(element, style.text);
      if (style.text !== '') this.#styled.push([element, text]);
    }
    const ground = element.getAttribute('bgcolor');
    if (ground !== null)
      this.#tally.hasGround ||= this.#colours.sense('background-color', legacy(ground)) === 'ground';
    if (ground !== null || element.hasAttribute('color')) this.#coloured.push(element);
    if (element.localName === 'a') this.#link(element);
    else element.removeAttribute('href');
  }

  /** A link that main found leads to its index, relative to the frame; all others become text. */
  #link(anchor: Element): void {
    const href = anchor.getAttribute('href');
    const link = href === null ? null : this.#find(href);
    if (link === null) {
      anchor.replaceWith(...anchor.childNodes);
      return;
    }
    for (const name of anchor.getAttributeNames())
      if (name !== 'style' && name !== 'class') anchor.removeAttribute(name);
    anchor.setAttribute('href', `link/${link.index}`);
    anchor.setAttribute('title', linkTarget(link));
  }

  #restyle(element: Element, text: string, ground: Colour): void {
    setStyle(element, this.#cleaner.attribute(text, ground).text);
  }

  #recolour(element: Element, ground: Colour): void {
    element.removeAttribute('bgcolor');
    const colour = element.getAttribute('color');
    element.removeAttribute('color');
    const readable = colour === null ? null : this.#colours.onDark(legacy(colour), ground);
    if (readable === null) return;
    // A style of the element's own counts more than its attribute.
    setStyle(element, `color:${readable};${element.getAttribute('style') ?? ''}`);
  }
}

const MOST_SHEETS = 50;

function setStyle(element: Element, text: string): void {
  if (text === '') element.removeAttribute('style');
  else element.setAttribute('style', text);
}

/** The attributes of old take a number without its mark. https://html.spec.whatwg.org/#rules-for-parsing-a-legacy-colour-value */
function legacy(colour: string): string {
  const bare = colour.trim();
  return /^[0-9a-f]{6}$/iu.test(bare) ? `#${bare}` : bare;
}
