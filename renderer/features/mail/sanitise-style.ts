import { isColour, isSafeDeclaration, namesRemote } from './style-values.ts';

/** A style text as it may be drawn; what was left out is counted. */
export interface SafeStyle {
  readonly text: string;
  readonly remotePictures: number;
  readonly hasColours: boolean;
}

type StyleWindow = Pick<Window & typeof globalThis, 'CSSStyleSheet' | 'CSSStyleRule' | 'CSSMediaRule'>;

/**
 * Cleans a style attribute. The browser parses it into an empty rule (a `}` cannot leave that rule) and every
 * declaration is judged as the browser read it, so that escapes and comments hide nothing.
 */
export function sanitiseStyleAttribute(window: StyleWindow, text: string): SafeStyle {
  const sheet = new window.CSSStyleSheet();
  sheet.insertRule('mail{}');
  const rule = sheet.cssRules[0];
  if (!(rule instanceof window.CSSStyleRule)) return { text: '', remotePictures: 0, hasColours: false };
  rule.style.cssText = text;
  return safeDeclarations(rule.style);
}

/**
 * Cleans a style sheet: style rules and media rules stay, with their safe declarations; imports, fonts, keyframes
 * and everything that is not known are dropped. `replaceSync` loads nothing (CSSOM 1, 6.1: imports are ignored).
 */
export function sanitiseStyleSheet(window: StyleWindow, text: string): SafeStyle {
  const sheet = new window.CSSStyleSheet();
  sheet.replaceSync(text);
  return joined(
    [...sheet.cssRules].map((rule) => safeRule(window, rule)),
    '\n',
  );
}

function safeRule(window: StyleWindow, rule: CSSRule): SafeStyle {
  const nothing = { text: '', remotePictures: 0, hasColours: false };
  if (rule instanceof window.CSSStyleRule) {
    const body = safeDeclarations(rule.style);
    const text =
      /[<\\]/u.test(rule.selectorText) || body.text === '' ? '' : `${rule.selectorText}{${body.text}}`;
    return { ...body, text };
  }
  if (!(rule instanceof window.CSSMediaRule) || /[<\\]/u.test(rule.conditionText)) return nothing;
  const inner = joined(
    [...rule.cssRules].map((each) => safeRule(window, each)),
    '\n',
  );
  return inner.text === '' ? inner : { ...inner, text: `@media ${rule.conditionText}{${inner.text}}` };
}

function safeDeclarations(style: CSSStyleDeclaration): SafeStyle {
  const remote = new Set<string>();
  const kept: string[] = [];
  let hasColours = false;
  for (const property of style) {
    const value = style.getPropertyValue(property);
    if (namesRemote(value)) remote.add(value);
    // A shorthand comes apart into many that say nothing.
    if (!isSafeDeclaration(property, value) || value === '' || value === 'initial') continue;
    hasColours ||= isColour(property) && !['inherit', 'transparent'].includes(value);
    const priority = style.getPropertyPriority(property);
    kept.push(`${property}:${value}${priority === '' ? '' : ' !important'}`);
  }
  return { text: kept.join(';'), remotePictures: remote.size, hasColours };
}

function joined(parts: readonly SafeStyle[], separator: string): SafeStyle {
  return {
    text: parts
      .map((part) => part.text)
      .filter((text) => text !== '')
      .join(separator),
    remotePictures: parts.reduce((sum, part) => sum + part.remotePictures, 0),
    hasColours: parts.some((part) => part.hasColours),
  };
}
