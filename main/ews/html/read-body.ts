import type { Message, MessageLink } from '../../../shared/model/message.ts';
import { WordReader } from '../../../shared/html-words.ts';
import { LinkReader } from '../html-links.ts';
import { bodyLimits, BodyWeight } from './body-weight.ts';
import { htmlTokens } from './start-tags.ts';

/** A body as a page may have it, and the links in it. */
export interface BodyRead {
  readonly body: Message['body'];
  readonly links: MessageLink[];
}

/** Tokens looked at before others may have the thread. */
const A_TURN = 400;

/**
 * Looks through an HTML body once, in turns of a few milliseconds, for its links and its weight. One that is heavier than
 * a page's parser should meet is given as its words, with the reason; its links are kept. A text is given as it is. Of a
 * body beyond the limit of length only the part within it is looked at.
 */
export async function readBody(
  { body, links: before }: Pick<Message, 'body' | 'links'>,
  turn: () => Promise<void>,
): Promise<BodyRead> {
  if (body.type === 'text') return { body, links: [...before] };
  const html = body.content.slice(0, bodyLimits.length);
  const weight = new BodyWeight(body.content.length);
  const links = new LinkReader(before);
  let seen = 0;
  for (const token of htmlTokens(html)) {
    weight.take(token);
    if (token.kind === 'start') links.take(token);
    seen += 1;
    if (seen % A_TURN === 0) await turn();
  }
  if (weight.excess === null) return { body, links: links.found };
  const words = new WordReader(html);
  while (words.read(A_TURN)) await turn();
  await turn();
  return { body: { type: 'text', content: words.text(), reduced: weight.excess }, links: links.found };
}
