import createPurifier, { type DOMPurify } from 'dompurify';
import type { MessageLink } from '../../../../shared/model/message.ts';
import { Finisher, type Tally } from '../compose/mail-finisher.ts';
import { linkFinder } from './message-links.ts';
import { parseInert } from './parse-inert.ts';
import type { Colour } from './readable-colour.ts';
import { bodyOf, cleanInSlices } from './slices.ts';

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
  /** The mail has grounds of its own: it is drawn on white paper in every theme. */
  readonly hasGround: boolean;
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

type MailWindow = Window & typeof globalThis;

const config = {
  ALLOWED_TAGS: tags,
  ALLOWED_ATTR: attributes,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  IN_PLACE: true,
} as const;

/** How a mail is to be cleaned. */
export interface Cleaning {
  /** The dark paper that it will lie on unless it has grounds of its own; null for a light one. */
  readonly darkGround: Colour | null;
  /** Stops the work between two slices: nobody waits for the mail any more. */
  readonly signal?: AbortSignal;
}

/**
 * Makes a mail's HTML safe, in slices of a few milliseconds, or gives null where DOMPurify is not supported (then only text
 * may be shown) and after the signal. A window is passed in; nothing of its document is touched, and nothing that the mail
 * names is loaded. On dark paper black text takes the paper's colour and other dark text is lightened until it can be
 * read, as Outlook and Apple Mail do, unless the mail has grounds of its own.
 */
export async function sanitiseMail(
  window: MailWindow,
  html: string,
  references: References,
  cleaning: Cleaning = { darkGround: null },
): Promise<SanitisedMail | null> {
  const purify = createPurifier(window);
  if (!purify.isSupported) return null;
  const tally: Tally = { remote: 0, dead: 0, active: 0, hasGround: false };
  const find = linkFinder(references.links);
  countActiveParts(purify, tally);
  countDeadLinks(purify, find, tally);
  keepPicturesInside(purify, references.pictures, tally);
  const body = bodyOf(parseInert(window, html));
  if (body === null) return null;
  const finisher = new Finisher(window, tally, find);
  const clean = await cleanInSlices(body, {
    purify: (part) => void purify.sanitize(part, config),
    finish: (part) => finisher.finish(part),
    signal: cleaning.signal,
  });
  if (clean === null) return null;
  const { darkGround } = cleaning;
  const styles = await finisher.end(tally.hasGround ? null : darkGround);
  return {
    html: clean.attributes.length === 0 ? clean.innerHTML : clean.outerHTML,
    styles,
    remotePictures: tally.remote,
    deadLinks: tally.dead,
    activeParts: tally.active,
    hasGround: tally.hasGround,
  };
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
