/** Whom a discovery may speak to without asking anybody. */
export interface HostTrust {
  /** The domain of the address that was asked for, lower case. */
  readonly domain: string;
  /** Hosts that the person has confirmed, lower case. */
  readonly confirmed: ReadonlySet<string>;
}

/**
 * Whether credentials may go to a host: the address's own domain and names in it, and what the person has confirmed.
 * `evilcontoso.test` and `contoso.test.evil.test` are not in `contoso.test`; a
 * domain of one word has no names in it, or an address at `com` would open all of them.
 */
export function isTrustedHost(host: string, { domain, confirmed }: HostTrust): boolean {
  const name = host.toLowerCase().replace(/\.$/u, '');
  const isWithin = domain.includes('.') && name.endsWith(`.${domain}`);
  return name === domain || isWithin || confirmed.has(name);
}

/** A URL that may be followed: https, and without a user name in it, which shows people another host than it leads to. */
export function secureUrl(text: string, base?: string): URL | null {
  if (!URL.canParse(text, base)) return null;
  const url = new URL(text, base);
  const isPlain = url.username === '' && url.password === '';
  return url.protocol === 'https:' && isPlain && url.hostname !== '' ? url : null;
}
