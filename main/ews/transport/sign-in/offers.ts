import type { IncomingMessage } from 'node:http';

/** The schemes that a server offers in WWW-Authenticate (RFC 9110, 11.6.1), as it spells them, each once. */
export function offeredSchemes(reply: IncomingMessage): string[] {
  const offered = new Set<string>();
  for (const { scheme } of challenges(reply)) offered.add(scheme);
  return [...offered];
}

/** Whether a scheme is among a server's offers; their names know no case. */
export function offers(reply: IncomingMessage, scheme: string): boolean {
  return challenges(reply).some((challenge) => challenge.scheme.toLowerCase() === scheme);
}

/** The base64 that a server sent along with a scheme; null where it named the scheme alone. */
export function challengeToken(reply: IncomingMessage, scheme: string): Buffer | null {
  const challenge = challenges(reply).find(
    (each) => each.scheme.toLowerCase() === scheme && each.rest !== '' && base64.test(each.rest),
  );
  return challenge === undefined ? null : Buffer.from(challenge.rest, 'base64');
}

const base64 = /^[A-Za-z0-9+/]+={0,2}$/u;

interface Challenge {
  readonly scheme: string;
  readonly rest: string;
}

/** Each challenge of each header line; one line may hold several, parted by the same commas as their parameters. */
function challenges(reply: IncomingMessage): Challenge[] {
  const lines = reply.headersDistinct['www-authenticate'] ?? [];
  return lines.flatMap((line) =>
    line.split(',').flatMap((part) => {
      const [, scheme, rest] = /^\s*([A-Za-z][A-Za-z0-9-]*)(?:\s+(.*?))?\s*$/su.exec(part) ?? [];
      return scheme === undefined ? [] : [{ scheme: scheme.slice(0, 40), rest: rest ?? '' }];
    }),
  );
}
