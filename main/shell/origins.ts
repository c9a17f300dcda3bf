import type { Shell } from '../bridge/shell.ts';

/** The two origins of a host: one for our page, one for message frames. They share nothing with each other. */
export interface Origins {
  /** Without a trailing slash, for instance `app://onbehalf`. */
  readonly page: string;
  readonly mail: string;
}

/**
 * Where pages live on each host. `.invalid` never resolves (RFC 6761, section 6.4), so an address that escaped
 * from the page would lead nowhere. The headless host draws nothing; its frames have names and no server.
 */
const originsByHost: Readonly<Record<Shell['host'], Origins>> = {
  electron: { page: 'app://onbehalf', mail: 'app://mail' },
  chromium: { page: 'https://onbehalf.invalid', mail: 'https://mail.onbehalf.invalid' },
  headless: { page: 'https://onbehalf.invalid', mail: 'https://mail.onbehalf.invalid' },
};

/** The origins of a host. */
export function originsOf(host: Shell['host']): Origins {
  return originsByHost[host];
}

/** The address under which a staged message frame is served, once. */
export function frameUrl(host: Shell['host'], token: string): string {
  return `${originsOf(host).mail}/${token}/`;
}

/**
 * The origin of an address, also for schemes of our own, for which WHATWG's `URL.origin` says "null"; null when
 * it is no address or carries a user name or a port.
 */
export function originOf(address: string): string | null {
  const url = URL.parse(address);
  if (url === null || url.username !== '' || url.password !== '' || url.port !== '') return null;
  return `${url.protocol}//${url.hostname}`;
}
