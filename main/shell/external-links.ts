/** Hands an address to the operating system; one for each host. */
export type Opener = (address: string) => Promise<void>;

const allowedSchemes: ReadonlySet<string> = new Set(['https:', 'http:', 'mailto:']);

/** Characters that an address in a mail has no business to hold; URL parsers drop some of them silently. */

const suspicious = /[\p{Cc}\u0020\\\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u;

/**
 * The address as it may be opened, re-serialised, or null. https and http with a host and without a user name,
 * and mailto without `attach` fields (which some mail programs obey). Compare Electron's security list, item 15.
 */
export function readExternalAddress(address: unknown): string | null {
  if (typeof address !== 'string' || address.length > 8192 || suspicious.test(address)) return null;
  const url = URL.parse(address);
  if (url === null || !allowedSchemes.has(url.protocol)) return null;
  if (url.protocol === 'mailto:') return readMailto(url);
  // `https:host` and `https:/host` parse too; only the full form was written by somebody who meant a web address.
  if (!/^https?:\/\/[^/]/iu.test(address)) return null;
  if (url.hostname === '' || url.username !== '' || url.password !== '') return null;
  return url.href;
}

function readMailto(url: URL): string | null {
  if (url.host !== '' || !/^[^@/?#]+@[^@/?#]+$/u.test(url.pathname)) return null;
  const kept = new URLSearchParams();
  for (const [name, value] of url.searchParams) {
    if (['subject', 'body', 'cc'].includes(name.toLowerCase())) kept.append(name.toLowerCase(), value);
  }
  // RFC 6068 knows percent-encoding only; a plus would be shown as a plus.
  const query = kept.toString().replaceAll('+', '%20');
  return `mailto:${url.pathname}${query === '' ? '' : `?${query}`}`;
}

/** Opens an address that the person has confirmed; anything that may not be opened is left alone. Says which. */
export async function openExternal(address: unknown, opener: Opener): Promise<'opened' | 'refused'> {
  const readable = readExternalAddress(address);
  if (readable === null) return 'refused';
  await opener(readable);
  return 'opened';
}
