/** What is done to the parts of a mail. */
export interface Steps {
  /** Cleans a part in place: everything inside it, however deep. */
  readonly purify: (part: Element) => void;
  /** Then looks at what is left. */
  readonly finish: (part: Element) => void;
  readonly signal?: AbortSignal | undefined;
}

/** Nodes cleaned in one go, each with a quarter of its attributes; and milliseconds after which others have their turn. */
const A_SLICE = 150;
const A_TURN_MS = 8;

/** Elements whose content goes with them when they are taken out (DOMPurify's FORBID_CONTENTS), as far as they can be large. */
const withContent = new Set(
  'annotation-xml audio iframe math noembed noframes noscript plaintext script svg template title video xmp head'.split(
    ' ',
  ),
);

/** A parsed mail's body as a block with what the body said of its look; null where the mail has no body. */
export function bodyOf(document: Document): HTMLElement | null {
  const body = document.querySelector('body');
  if (body === null) return null;
  const block = document.createElement('div');
  for (const name of ['class', 'style', 'bgcolor', 'background', 'dir', 'lang']) {
    const value = body.getAttribute(name);
    if (value !== null) block.setAttribute(name, value);
  }
  const text = body.getAttribute('text') ?? '';
  if (/^#?[a-z0-9]{1,20}$/iu.test(text))
    block.setAttribute(
      'style',
      `color:${/^[0-9a-f]{6}$/iu.test(text) ? '#' : ''}${text};${block.getAttribute('style') ?? ''}`,
    );
  body.querySelector('remove')?.remove();
  block.append(...body.childNodes);
  return block;
}

/**
 * Cleans a tree a few nodes at a time, and lets the page do other things in between. Small neighbours are cleaned together;
 * of a large element first it alone, as if it were empty, then its children into what is left of it. Gives the clean tree, or
 * null after the signal. Deep trees cost no calls in one another.
 */
export async function cleanInSlices(body: HTMLElement, steps: Steps): Promise<Element | null> {
  const { ownerDocument: document } = body;
  const root = document.createElement('div');
  const whole = document.createElement('div');
  whole.append(body);
  const open: { readonly from: Node; readonly to: Element }[] = [{ from: whole, to: root }];
  let began = performance.now();
  for (let level = open.at(-1); level !== undefined; level = open.at(-1)) {
    const { from, to } = level;
    const part = document.createElement('div');
    const large = moveSlice(from, part);
    if (large !== null) part.append(large.cloneNode(false));
    else if (part.firstChild === null) open.pop();
    steps.purify(part);
    steps.finish(part);
    const [kept] = part.children;
    to.append(...part.childNodes);
    if (large !== null && (kept !== undefined || !withContent.has(large.localName)) && isHtml(large))
      open.push({ from: large, to: kept ?? to });
    if (performance.now() - began < A_TURN_MS) continue;
    await nextTurn();
    if (steps.signal?.aborted === true) return null;
    began = performance.now();
  }
  const block = root.firstElementChild;
  return block !== null && root.childNodes.length === 1 && block.localName === 'div' ? block : root;
}

/** Does pieces of work one after another, and lets the page do other things every few milliseconds. */
export async function inTurns(work: readonly (() => void)[]): Promise<void> {
  let began = performance.now();
  for (const piece of work) {
    piece();
    if (performance.now() - began < A_TURN_MS) continue;
    await nextTurn();
    began = performance.now();
  }
}

/** Moves the first children, as many as one slice takes; gives the first one instead, taken out, where it alone is more. */
function moveSlice(from: Node, part: Element): Element | null {
  let size = 0;
  for (let node = from.firstChild; node !== null && size < A_SLICE; node = from.firstChild) {
    const next = sizeOf(node);
    if (next >= A_SLICE && isElement(node) && node.firstChild !== null) {
      if (size > 0) return null;
      node.remove();
      return node;
    }
    part.append(node);
    size += next;
  }
  return null;
}

/** The nodes of a tree with a quarter of their attributes, counted no further than a slice. */
function sizeOf(root: Node): number {
  const walker = root.ownerDocument?.createTreeWalker(root);
  let size = 0;
  for (let node: Node | null | undefined = root; node && size < A_SLICE; node = walker?.nextNode())
    size += 1 + (isElement(node) ? node.attributes.length / 4 : 0);
  return size;
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

function isHtml(element: Element): boolean {
  return element.namespaceURI === 'http://www.w3.org/1999/xhtml';
}

/** Behind whatever the page has to do now. A message, because timers of pages in the background are slowed down. */
async function nextTurn(): Promise<void> {
  await new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });
}
