import { randomBytes } from 'node:crypto';
import type { MessageLink } from '../../shared/model/message.ts';

/** So many staged frames and remembered messages are kept; older ones are dropped. */
const KEPT = 40;

interface Staged {
  readonly sessionId: string;
  readonly itemId: string;
  html: string | null;
}

/**
 * Holds the sanitised HTML of a message between the page that made it and the frame that shows it, and the links
 * which main itself found in that message: a frame's click names an index, never an address.
 */
export class MessageFrames {
  #staged = new Map<string, Staged>();
  #links = new Map<string, readonly MessageLink[]>();

  /** Remembers the links of a message that is being given to the page. */
  rememberLinks(sessionId: string, itemId: string, links: readonly MessageLink[]): void {
    keep(this.#links, `${sessionId} ${itemId}`, links);
  }

  /** The link that `index` names, or null when main did not find it in that message. */
  link(sessionId: string, itemId: string, index: number): MessageLink | null {
    return this.#links.get(`${sessionId} ${itemId}`)?.find((link) => link.index === index) ?? null;
  }

  /** Takes HTML in and gives the unguessable token of its frame. */
  stage(sessionId: string, itemId: string, html: string): string {
    const token = randomBytes(24).toString('hex');
    keep(this.#staged, token, { sessionId, itemId, html });
    return token;
  }

  /** The HTML of a token, once; the token stays known for its links. */
  take(token: string): string | null {
    const staged = this.#staged.get(token);
    const html = staged?.html ?? null;
    if (staged !== undefined) staged.html = null;
    return html;
  }

  /** Whose frame a token names, or null. */
  whose(token: string): { readonly sessionId: string; readonly itemId: string } | null {
    const staged = this.#staged.get(token);
    return staged === undefined ? null : { sessionId: staged.sessionId, itemId: staged.itemId };
  }

  /** Forgets everything: the app has locked. */
  forgetAll(): void {
    this.#staged.clear();
    this.#links.clear();
  }

  /** Forgets what belongs to a session that has ended. */
  forget(sessionId: string): void {
    for (const [token, staged] of this.#staged)
      if (staged.sessionId === sessionId) this.#staged.delete(token);
    for (const key of this.#links.keys()) if (key.startsWith(`${sessionId} `)) this.#links.delete(key);
  }
}

function keep<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  map.set(key, value);
  const oldest = map.keys().next();
  if (map.size > KEPT && oldest.done !== true) map.delete(oldest.value);
}
