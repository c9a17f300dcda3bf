import createPurifier, { type DOMPurify } from 'dompurify';
import type { MessageLink } from '../../../shared/model/message.ts';
import { linkFinder, linkTarget } from './message-links.ts';
import { sanitiseStyleAttribute, sanitiseStyleSheet } from './sanitise-style.ts';

/** What main knows of a message that its HTML may refer to. */
export interface References {
  /** The links that main found; only these can be clicked, by their index. */
  readonly links: readonly MessageLink[];
  /** Data URIs of the pictures inside the message, by content id. */
  readonly pictures: ReadonlyMap<string, string>;
}

/** A mail's HTML made safe to frame, and what was left out of it. */
export interface SanitisedMail {
  /** What goes into the body element. */
  readonly html: string;
  /** What goes into one style element. */
  readonly styles: string;
  /** Pictures on the network that were not loaded. */
  readonly remotePictures: number;
  /** Links that main does not know: they are drawn as text. */
  readonly deadLinks: number;
  /** Scripts, forms, frames and other active parts that were taken out. */
  readonly activeParts: number;
  /** The mail chooses colours itself: it is drawn on white paper in every theme. */
  readonly hasColours: boolean;
}

const tags = (
  'a abbr address article aside b bdi bdo big blockquote body br caption center cite code col colgroup dd del details ' +
  'dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p ' +
  'pre q rp rt ruby s samp section small span strike strong style sub summary sup table tbody td tfoot th thead ' +
  'tr tt u ul var wbr'
).split(' ');

const attributes = (
  'abbr align alt bgcolor border cellpadding cellspacing class clear color colspan dir face headers height href ' +
  'hspace id lang noshade nowrap open reversed rowspan rules scope size span src start style summary title type ' +
  'valign value vspace width'
).split(' ');

/** Elements that run, ask or embed; `meta` and `link` only where they do something (`isActive`). */
const active = new Set(
  'script iframe frame frameset object embed applet form input button select textarea base link meta svg math video audio'.split(
    ' ',
  ),
);

/** Elements, all of them taken out, that may name a picture on the network. */
const embedding = new Set(['video', 'audio', 'source', 'embed', 'input', 'image']);

const picture = /^data:image\/(?:png|jpeg|gif|webp);base64,[a-z0-9+/=\s]+$/iu;
const remoteAddress = /^\s*(?:https?:|ftp:|\/\/)/iu;

/** Counts, kept while one mail is cleaned. */
interface Tally {
  remote: number;
  dead: number;
  active: number;
  hasColours: boolean;
}

type MailWindow = Window & typeof globalThis;

/**
 * Makes a mail's HTML safe, or returns null where DOMPurify is not supported: then only text may be shown. A window
 * is passed in; nothing of its document is touched, and nothing that the mail names is loaded.
 */
export function sanitiseMail(window: MailWindow, html: string, references: References): SanitisedMail | null {
  const purify = createPurifier(window);
  if (!purify.isSupported) return null;
  const tally: Tally = { remote: 0, dead: 0, active: 0, hasColours: false };
  const find = linkFinder(references.links);
  countActiveParts(purify, tally);
  countDeadLinks(purify, find, tally);
  keepPicturesInside(purify, references.pictures, tally);
  const body = purify.sanitize(html, {
    ALLOWED_TAGS: tags,
    ALLOWED_ATTR: attributes,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    FORCE_BODY: true,
    RETURN_DOM: true,
  });
  if (!(body instanceof window.HTMLElement)) return null;
  const styles = takeStyleSheets(window, body, tally);
  cleanStyleAttributes(window, body, tally);
  rewriteLinks(body, find);
  return {
    html: withGround(body),
    styles,
    remotePictures: tally.remote,
    deadLinks: tally.dead,
    activeParts: tally.active,
    hasColours: tally.hasColours,
  };
}

/** The inside of the body; in a block of its own where the body chose its ground. */
function withGround(body: HTMLElement): string {
  const colour = body.getAttribute('bgcolor') ?? '';
  const style = body.getAttribute('style');
  if (style === null && !/^#?[a-z0-9]+$/iu.test(colour)) return body.innerHTML;
  const block = body.ownerDocument.createElement('div');
  const ground = /^#?[a-z0-9]+$/iu.test(colour) ? `background-color:${colour};` : '';
  block.setAttribute('style', ground + (style ?? ''));
  block.append(...body.childNodes);
  return block.outerHTML;
}

function countActiveParts(purify: DOMPurify, tally: Tally): void {
  purify.addHook('uponSanitizeElement', (node, { tagName }) => {
    if (active.has(tagName) && (!isElement(node) || isActive(node))) tally.active += 1;
    if (!embedding.has(tagName) || !isElement(node)) return;
    const sources = ['src', 'poster', 'href', 'xlink:href'].map((name) => node.getAttribute(name));
    if (sources.some((source) => source !== null && remoteAddress.test(source))) tally.remote += 1;
  });
}

/**
 * Whether such an element would do something. Exchange and every mail program write a `meta` that names the character set,
 * and most a generator or a width; only one that leads elsewhere or sets a policy acts, and only a `link` that loads.
 */
function isActive(element: Element): boolean {
  if (element.localName === 'meta') {
    const does = (element.getAttribute('http-equiv') ?? '').trim().toLowerCase();
    return ['refresh', 'set-cookie', 'content-security-policy'].includes(does);
  }
  return element.localName !== 'link' || element.hasAttribute('href');
}

/** Counted before DOMPurify takes an address away that it does not like, `javascript:` first of all. */
function countDeadLinks(purify: DOMPurify, find: ReturnType<typeof linkFinder>, tally: Tally): void {
  purify.addHook('beforeSanitizeAttributes', (node) => {
    if (node.nodeName !== 'A') return;
    const href = node.getAttribute('href');
    if (href !== null && !href.startsWith('#') && find(href) === null) tally.dead += 1;
  });
}

/** Pictures: those inside the message by their content id, data URIs of four kinds, and nothing else. */
function keepPicturesInside(purify: DOMPurify, pictures: ReadonlyMap<string, string>, tally: Tally): void {
  purify.addHook('beforeSanitizeAttributes', (node) => {
    // Its types say Element, and it is called with text nodes too (DOMPurify 3.4).
    if (!isElement(node)) return;
    const sources = ['src', 'srcset', 'background', 'lowsrc', 'dynsrc'].map((name) =>
      node.getAttribute(name),
    );
    const isRemote = sources.some((source) => source !== null && remoteAddress.test(source));
    if (isRemote) tally.remote += 1;
    tally.hasColours ||= node.hasAttribute('bgcolor') || node.hasAttribute('color');
  });
  purify.addHook('uponSanitizeAttribute', (node, attribute) => {
    if (attribute.attrName !== 'src') return;
    const source = insidePicture(attribute.attrValue, pictures);
    attribute.keepAttr = node.nodeName === 'IMG' && source !== null;
    if (source !== null) attribute.attrValue = source;
  });
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

function insidePicture(source: string, pictures: ReadonlyMap<string, string>): string | null {
  const contentId = /^\s*cid:(?<id>.+)$/iu.exec(source)?.groups?.['id'];
  const found = contentId === undefined ? source : (pictures.get(contentIdKey(contentId)) ?? '');
  return picture.test(found) ? found : null;
}

/** A content id as both sides may write it: without brackets, with its escapes undone. */
export function contentIdKey(contentId: string): string {
  const bare = contentId.trim().replaceAll(/^<|>$/gu, '');
  try {
    return decodeURIComponent(bare).toLowerCase();
  } catch {
    // A lone "%" is no escape: the id is what it says.
    return bare.toLowerCase();
  }
}

function takeStyleSheets(window: MailWindow, body: Element, tally: Tally): string {
  const texts: string[] = [];
  for (const element of body.querySelectorAll('style')) {
    const style = sanitiseStyleSheet(window, element.textContent);
    tally.remote += style.remotePictures;
    tally.hasColours ||= style.hasColours;
    if (style.text !== '') texts.push(style.text);
    element.remove();
  }
  return texts.join('\n');
}

function cleanStyleAttributes(window: MailWindow, body: Element, tally: Tally): void {
  for (const element of body.querySelectorAll('[style]')) {
    const style = sanitiseStyleAttribute(window, element.getAttribute('style') ?? '');
    tally.remote += style.remotePictures;
    tally.hasColours ||= style.hasColours;
    if (style.text === '') element.removeAttribute('style');
    else element.setAttribute('style', style.text);
  }
}

/** Links that main found lead to their index, relative to the frame; all others become text. */
function rewriteLinks(body: Element, find: ReturnType<typeof linkFinder>): void {
  for (const anchor of body.querySelectorAll('a')) {
    const href = anchor.getAttribute('href');
    const link = href === null ? null : find(href);
    if (link === null) {
      anchor.replaceWith(...anchor.childNodes);
      continue;
    }
    for (const name of anchor.getAttributeNames())
      if (name !== 'style' && name !== 'class') anchor.removeAttribute(name);
    anchor.setAttribute('href', `link/${link.index}`);
    anchor.setAttribute('title', linkTarget(link));
  }
  for (const other of body.querySelectorAll(':not(a)[href]')) other.removeAttribute('href');
}
