import { failed, success, type Result } from '../../shared/result.ts';

const EWS_PATH = '/EWS/Exchange.asmx';

/**
 * The first part of paths that an Exchange server has beside EWS: what people know is the address of Outlook on the web,
 * as it stands in their browser.
 */
const OTHER_PATHS = new Set([
  'owa',
  'ecp',
  'ews',
  'mapi',
  'rpc',
  'oab',
  'autodiscover',
  'microsoft-server-activesync',
]);

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Builds the EWS address from what a person typed: a host, a host with a port, the whole address, or the one of Outlook on
 * the web, with whatever the browser had behind it. Always https; plain http only to a loopback address, where nothing
 * crosses a network. The host is the one typed, always. Refuses credentials, and queries and fragments elsewhere.
 */
export function endpointFrom(server: string): Result<URL> {
  const typed = server.trim();
  const text = /^[a-z][a-z0-9+.-]*:\/\//iu.test(typed) ? typed : `https://${typed}`;
  if (!URL.canParse(text)) return refused('server: not a host name or an address');
  const url = new URL(text);
  if (isBesideEws(url)) {
    url.pathname = EWS_PATH;
    url.search = '';
    url.hash = '';
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    return refused('server: only a host, a port and a path');
  }
  const isLoopback = LOOPBACK.has(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback))
    return refused('server: only https');
  if (url.pathname === '/') url.pathname = EWS_PATH;
  return success(url);
}

function isBesideEws({ pathname }: URL): boolean {
  const [first = '', ...rest] = pathname
    .toLowerCase()
    .split('/')
    .filter((part) => part !== '');
  if (!OTHER_PATHS.has(first)) return false;
  // Of EWS itself only what is not a path of its own: `/EWS`, and the description that browsers are shown.
  return first !== 'ews' || rest.length === 0 || rest[0] === 'services.wsdl';
}

function refused(message: string): Result<never> {
  return failed({ kind: 'invalid-request', message });
}
