import { failed, success, type Result } from '../../shared/result.ts';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Builds the EWS address from what a person typed: a host, a host with a port, or the whole address. Always https;
 * plain http only to a loopback address, where nothing crosses a network. Refuses credentials, queries and fragments.
 */
export function endpointFrom(server: string): Result<URL> {
  const typed = server.trim();
  const text = /^[a-z][a-z0-9+.-]*:\/\//iu.test(typed) ? typed : `https://${typed}`;
  if (!URL.canParse(text)) return refused('server: not a host name or an address');
  const url = new URL(text);
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    return refused('server: only a host, a port and a path');
  }
  const isLoopback = LOOPBACK.has(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback))
    return refused('server: only https');
  if (url.pathname === '/') url.pathname = '/EWS/Exchange.asmx';
  return success(url);
}

function refused(message: string): Result<never> {
  return failed({ kind: 'invalid-request', message });
}
