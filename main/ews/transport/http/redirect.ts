import type { IncomingMessage } from 'node:http';

/** Where a reply sends us; never followed here, since what signs in belongs to the host that was typed. */
export interface Led {
  /**
   * The address, without what follows `?` or `#` and with its name as it is looked up; null where it names none that a
   * browser would open. It is the server's word: shown as text, and never a link.
   */
  readonly to: string | null;
  /** Whether it is on another host than the one asked. */
  readonly isElsewhere: boolean;
  /** It is a sign-in page for people, such as Outlook on the web has. */
  readonly isSignIn: boolean;
}

/** Longer addresses are none that a person could check. */
const longest = 300;

/** Where sign-in pages of Exchange and of what commonly stands before it lie. */
const signIn =
  /^\/(?:owa(?:\/|$)|ecp(?:\/|$)|adfs\/|my\.policy|vpn\/|common\/oauth2|(?:[\w.-]{1,80}\/)?(?:log[io]n|logon|signin|sso|saml2?)\b)/iu;

/**
 * Where a redirect (RFC 9110, 15.4) or HTTP 451 with X-MS-Location ([MS-ASHTTP] 2.2.2.1.1.2.5) leads; null for any other
 * reply, and for one that names nothing. `url` is what was asked.
 */
export function leadsTo({ statusCode = 0, headers }: IncomingMessage, url: URL): Led | null {
  const named = statusCode === 451 ? headers['x-ms-location'] : headers.location;
  const isRedirect = [301, 302, 303, 307, 308].includes(statusCode);
  if ((!isRedirect && statusCode !== 451) || named === undefined) return null;
  const nowhere: Led = { to: null, isElsewhere: false, isSignIn: false };
  if (typeof named !== 'string' || !URL.canParse(named, url.href)) return nowhere;
  const led = new URL(named, url.href);
  if (led.protocol !== 'https:' && led.protocol !== 'http:') return nowhere;
  const to = `${led.protocol}//${led.host}${led.pathname}`;
  return {
    to: to.length > longest ? `${led.protocol}//${led.host}/` : to,
    isElsewhere: led.host !== url.host,
    isSignIn: signIn.test(led.pathname),
  };
}
