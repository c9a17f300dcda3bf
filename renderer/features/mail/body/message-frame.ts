import { request } from '../../../app/bridge.ts';
import type { Failure } from '../../../../shared/failure.ts';
import type { Message } from '../../../../shared/model/message.ts';
import { frameDocument, whitePaper, type Paper } from './frame-document.ts';
import { readColour } from './readable-colour.ts';
import { contentIdKey, sanitiseMail, type SanitisedMail } from './sanitise.ts';

/** A mail's HTML on its way to the screen. */
export type Framed =
  | { readonly framed: 'frame'; readonly url: string; readonly mail: Omit<SanitisedMail, 'html' | 'styles'> }
  /** DOMPurify cannot work here: only words may be shown. */
  | { readonly framed: 'text-only' }
  | { readonly framed: 'failed'; readonly failure: Failure };

/** Cleans a mail's HTML and has main serve it on the frame's own origin. */
export async function frameMessage(
  sessionId: string,
  message: Message,
  paper: Paper,
  signal?: AbortSignal,
): Promise<Framed> {
  const { itemId } = message;
  const pictures = await picturesOf(sessionId, message);
  const darkGround = paper.scheme === 'dark' ? readColour(paper.ground) : null;
  const references = { links: message.links, pictures };
  const cleaning = { darkGround, ...(signal === undefined ? {} : { signal }) };
  const mail = await sanitiseMail(window, message.body.content, references, cleaning);
  if (mail === null) return { framed: 'text-only' };
  const html = frameDocument(mail, mail.hasGround ? whitePaper : paper);
  const answer = await request('frame.stage', { sessionId, itemId, html });
  if (!answer.ok) return { framed: 'failed', failure: answer.failure };
  const { remotePictures, deadLinks, activeParts, hasGround } = mail;
  return {
    framed: 'frame',
    url: answer.value.url,
    mail: { remotePictures, deadLinks, activeParts, hasGround },
  };
}

/** The pictures that the body names by content id. Without them the message is still worth reading. */
async function picturesOf(sessionId: string, message: Message): Promise<ReadonlyMap<string, string>> {
  if (!/\bcid:/iu.test(message.body.content)) return new Map();
  const answer = await request('message.inlinePictures', { sessionId, itemId: message.itemId });
  if (!answer.ok) return new Map();
  return new Map(answer.value.map(({ contentId, dataUri }) => [contentIdKey(contentId), dataUri]));
}

/** The page's own colours for a frame, read from an element that is drawn with them. */
export function paperOf(element: HTMLElement): Paper {
  const style = getComputedStyle(element);
  const ground = style.backgroundColor;
  return {
    ground,
    text: style.color,
    link: style.caretColor,
    line: style.borderTopColor,
    scheme: isDark(ground) ? 'dark' : 'light',
  };
}

/** Whether a computed colour, `rgb(r, g, b)`, is nearer to black than to white. */
function isDark(colour: string): boolean {
  const [red = 255, green = 255, blue = 255] = (colour.match(/[\d.]+/gu) ?? []).map(Number);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 128;
}
