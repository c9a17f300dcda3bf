import type { IncomingHttpHeaders } from 'node:http';

/** The one cookie that is kept, and only for as long as the transport lives: which back end has our mailbox. */
export class Affinity {
  #cookie: string | null = null;

  /** The Cookie header's value, or null. */
  get cookie(): string | null {
    return this.#cookie;
  }

  /** Takes the cookie out of a reply; other cookies are not looked at. */
  learn(headers: IncomingHttpHeaders): void {
    for (const line of headers['set-cookie'] ?? []) {
      const pair =
        /^(X-BackEndOverrideCookie)=([\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]{0,4096})(?:;|$)/iu.exec(line);
      if (pair !== null) this.#cookie = pair[2] === '' ? null : `${pair[1]}=${pair[2]}`;
    }
  }
}
