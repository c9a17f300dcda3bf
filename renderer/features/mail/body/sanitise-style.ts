import type { MailColours } from './mail-colours.ts';
import type { Colour } from './readable-colour.ts';
import { isSafeDeclaration, namesRemote } from './style-values.ts';

/** A style text as it may be drawn; what was left out is counted. */
export interface SafeStyle {
  readonly text: string;
  readonly remotePictures: number;
  /** It gives a ground of its own, which the colours of its texts were chosen for. */
  readonly hasGround: boolean;
}

type StyleWindow = Pick<Window & typeof globalThis, 'CSSStyleSheet' | 'CSSStyleRule' | 'CSSMediaRule'>;

const nothing: SafeStyle = { text: '', remotePictures: 0, hasGround: false };

/** Bounds of a style attribute and of a style sheet in UTF-16 units, of the rules of one, and of a rule's selector. */
const most = { attribute: 20_000, sheet: 200_000, rules: 2000, selector: 1000, kept: 5000 } as const;

/** Cleans the styles of one mail. Longer ones than anybody writes are left out. */
export class StyleCleaner {
  readonly #window: StyleWindow;
  readonly #colours: MailColours;
  readonly #rule: CSSStyleRule | null;
  /** Mails repeat the same few styles in every element. */
  readonly #cleaned = new Map<string, SafeStyle>();

  constructor(window: StyleWindow, colours: MailColours) {
    this.#window = window;
    this.#colours = colours;
    const sheet = new window.CSSStyleSheet();
    sheet.insertRule('mail{}');
    const rule = sheet.cssRules[0];
    this.#rule = rule instanceof window.CSSStyleRule ? rule : null;
  }

  /**
   * Cleans a style attribute. The browser parses it into an empty rule (a `}` cannot leave that rule) and every declaration
   * is judged as the browser read it, so that escapes and comments hide nothing. Colours follow a dark ground where one is given.
   */
  attribute(text: string, ground: Colour | null = null): SafeStyle {
    if (this.#rule === null || text.length > most.attribute) return nothing;
    const key = `${ground === null ? '' : 'dark '}${text}`;
    const known = this.#cleaned.get(key);
    if (known !== undefined) return known;
    this.#rule.style.cssText = text;
    const style = this.#declarations(this.#rule.style, ground);
    if (this.#cleaned.size < most.kept) this.#cleaned.set(key, style);
    return style;
  }

  /**
   * Cleans a style sheet: style rules and media rules stay, with their safe declarations; imports, fonts, keyframes and
   * everything that is not known are dropped. `replaceSync` loads nothing (CSSOM 1, 6.1: imports are ignored).
   */
  sheet(text: string, ground: Colour | null = null): SafeStyle {
    if (text.length > most.sheet) return nothing;
    const sheet = new this.#window.CSSStyleSheet();
    sheet.replaceSync(text);
    return joined(rulesOf(sheet).map((rule) => this.#ofRule(rule, ground)));
  }

  #ofRule(rule: CSSRule, ground: Colour | null): SafeStyle {
    if (rule instanceof this.#window.CSSStyleRule) {
      const body = this.#declarations(rule.style, ground);
      const isKept = body.text !== '' && isSafeSelector(rule.selectorText);
      return { ...body, text: isKept ? `${rule.selectorText}{${body.text}}` : '' };
    }
    if (!(rule instanceof this.#window.CSSMediaRule) || /[<\\]/u.test(rule.conditionText)) return nothing;
    const inner = joined(rulesOf(rule).map((each) => this.#ofRule(each, ground)));
    return inner.text === '' ? inner : { ...inner, text: `@media ${rule.conditionText}{${inner.text}}` };
  }

  #declarations(style: CSSStyleDeclaration, ground: Colour | null): SafeStyle {
    const remote = new Set<string>();
    const kept: string[] = [];
    let hasGround = false;
    for (const property of style) {
      const value = style.getPropertyValue(property);
      if (namesRemote(value)) remote.add(value);
      // A shorthand comes apart into many that say nothing.
      if (!isSafeDeclaration(property, value) || value === '' || value === 'initial') continue;
      const sense = this.#colours.sense(property, value);
      hasGround ||= sense === 'ground';
      const drawn = ground === null ? value : this.#onGround(sense, value, ground);
      const priority = style.getPropertyPriority(property) === '' ? '' : ' !important';
      if (drawn !== null) kept.push(`${property}:${drawn}${priority}`);
    }
    return { text: kept.join(';'), remotePictures: remote.size, hasGround };
  }

  #onGround(sense: ReturnType<MailColours['sense']>, value: string, ground: Colour): string | null {
    if (sense === 'text') return this.#colours.onDark(value, ground);
    return sense === 'plain-ground' ? null : value;
  }
}

function rulesOf(holder: { readonly cssRules: CSSRuleList }): CSSRule[] {
  return [...holder.cssRules].slice(0, most.rules);
}

/** `:has` may look through the whole mail for each of its elements. */
function isSafeSelector(selector: string): boolean {
  return selector.length <= most.selector && !/[<\\]|:has\(/iu.test(selector);
}

function joined(parts: readonly SafeStyle[]): SafeStyle {
  return {
    text: parts
      .map((part) => part.text)
      .filter((text) => text !== '')
      .join('\n'),
    remotePictures: parts.reduce((sum, part) => sum + part.remotePictures, 0),
    hasGround: parts.some((part) => part.hasGround),
  };
}
