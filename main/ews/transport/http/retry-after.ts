import type { IncomingHttpHeaders } from 'node:http';

const longest = 24 * 60 * 60 * 1000;

/**
 * How long the server wants to be left alone (RFC 9110, 10.2.3), at most a day; null when it does not say. A date is
 * measured against the server's own clock, because ours may be wrong.
 */
export function retryAfterMs(headers: IncomingHttpHeaders): number | null {
  const value = headers['retry-after']?.trim() ?? '';
  if (/^\d{1,9}$/u.test(value)) return Math.min(Number(value) * 1000, longest);
  const wait = Date.parse(value) - Date.parse(headers.date ?? '');
  return Number.isNaN(wait) ? null : Math.min(Math.max(wait, 0), longest);
}
