import { readFileSync } from 'node:fs';
import type { DiscoveryNetwork } from '../../../../main/ews/autodiscover/network.ts';
import { reply, startRawServer, type RawRequest, type RawServer } from '../transport/raw-server.ts';

const certificates = new URL('./certificates/', import.meta.url);

/** A PEM file of this folder's certificates. */
export function discoveryPem(name: string): string {
  return readFileSync(new URL(`${name}.pem`, certificates), 'utf8');
}

export const secret = 'Corr3ct-horse:battery/staple';
export const userName = 'mary@contoso.test';

/** A server of the world: what it shows in TLS (null for none) and what it answers, by request; null ends the connection. */
export interface WorldServer {
  readonly certificate: 'contoso' | 'evil' | 'expired' | 'self-signed' | null;
  readonly answer: (request: RawRequest) => string | null;
}

/** Names and ports (`contoso.test:443`) with their servers, on loopback; any other name is refused a connection. */
export interface World {
  readonly network: DiscoveryNetwork;
  /** Bytes in which the account's secret, or a header made for it, came to one of the servers, all of them together. */
  credentialBytes(): number;
  /** How many requests carried credentials. */
  signIns(): number;
  /** Which names and paths were asked, in order. */
  asked(): readonly string[];
  close(): Promise<void>;
}

/** Starts a world. `services` are the names that DNS gives for `_autodiscover._tcp` of any domain. */
export async function startWorld(
  servers: Readonly<Record<string, WorldServer>>,
  services: readonly { readonly host: string; readonly port: number }[] = [],
): Promise<World> {
  const places = new Map<string, RawServer>();
  const asked: string[] = [];
  for (const [name, { certificate, answer }] of Object.entries(servers)) {
    const started = await startRawServer(
      (request, socket) => {
        asked.push(`${name} ${request.requestLine.split(' ').slice(0, 2).join(' ')}`);
        const text = answer(request);
        if (text === null) socket.destroy();
        else socket.write(text);
      },
      certificate === null
        ? undefined
        : {
            name: 'server',
            options: { cert: discoveryPem(certificate), key: discoveryPem(`${certificate}.key`) },
          },
    );
    places.set(name, started);
  }
  const requests = (): readonly RawRequest[] => [...places.values()].flatMap((each) => each.requests);
  return {
    network: {
      certificatePem: discoveryPem('ca'),
      proxy: null,
      servers: () => Promise.resolve(services),
      // Port 1 of this machine refuses: nothing ever leaves it.
      placeOf: (host, port) => ({ host: '127.0.0.1', port: places.get(`${host}:${port}`)?.port ?? 1 }),
    },
    credentialBytes: () => requests().reduce((sum, each) => sum + secretBytes(each), 0),
    signIns: () => requests().filter(({ headers }) => headers['authorization'] !== undefined).length,
    asked: () => asked,
    close: async () => {
      await Promise.all([...places.values()].map((each) => each.close()));
    },
  };
}

/** Looks for the secret in every form that a scheme gives it, and counts any Authorization header as a whole. */
function secretBytes({ requestLine, headers, body }: RawRequest): number {
  const authorization = headers['authorization']?.length ?? 0;
  const rest = [requestLine, body, ...Object.entries(headers).flat()].join('\n');
  const forms = [
    secret,
    encodeURIComponent(secret),
    Buffer.from(`${userName}:${secret}`).toString('base64'),
    Buffer.from(secret).toString('base64'),
    Buffer.from(secret, 'utf16le').toString('base64').slice(0, 20),
    // The beginning of every NTLM message.
    'TlRMTVNTUA',
  ];
  const found = forms.filter((form) => rest.includes(form));
  return authorization + found.reduce((sum, form) => sum + form.length, 0);
}

const outlook = 'http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a';

/** A reply of plain XML Autodiscover around an `Account` or an `Error`. */
export function poxReply(inner: string): string {
  return reply(
    200,
    `<?xml version="1.0" encoding="utf-8"?><Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006"><Response xmlns="${outlook}">${inner}</Response></Autodiscover>`,
    'Content-Type: text/xml; charset=utf-8',
  );
}

/** Settings with one URL of EWS. */
export function settings(ewsUrl: string): string {
  return poxReply(
    `<Account><AccountType>email</AccountType><Action>settings</Action><Protocol><Type>EXPR</Type><EwsUrl>${ewsUrl}</EwsUrl></Protocol></Account>`,
  );
}

export function redirect(location: string): string {
  return reply(302, '', `Location: ${location}`);
}

export function challenge(...schemes: readonly string[]): string {
  return reply(401, '', ...schemes.map((scheme) => `WWW-Authenticate: ${scheme}`));
}

/** Asks for credentials and answers whoever brings any. */
export function guarded(scheme: string, answer: string): WorldServer['answer'] {
  return ({ headers }) => (headers['authorization'] === undefined ? challenge(scheme) : answer);
}
