import { request as httpRequest } from 'node:http';
import type { Agent, IncomingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';

import type { XmlNode } from '../../xml/node.ts';
import { namespaces } from '../../xml/node.ts';
import { parseXml } from '../../xml/parse.ts';
import { password } from './fixture.ts';

/** What came back. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The child of the SOAP body; throws when the reply is not SOAP. */
  readonly body: XmlNode;
}

/** One request of a test. `body` is the operation's element, with the prefixes m and t. */
export interface Ask {
  readonly url: string;
  readonly as: string;
  readonly body: string;
  readonly header?: string;
  readonly password?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly agent?: Agent;
  readonly ca?: string;
}

/** A SOAP envelope around a request. */
export function envelopeOf(body: string, header = ''): string {
  return (
    `<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="${namespaces.s}" xmlns:t="${namespaces.t}" xmlns:m="${namespaces.m}">` +
    `<s:Header><t:RequestServerVersion Version="Exchange2016"/>${header}</s:Header><s:Body>${body}</s:Body></s:Envelope>`
  );
}

/** The ExchangeImpersonation header for an address. */
export function impersonating(address: string): string {
  return `<t:ExchangeImpersonation><t:ConnectingSID><t:PrimarySmtpAddress>${address}</t:PrimarySmtpAddress></t:ConnectingSID></t:ExchangeImpersonation>`;
}

/** Sends one request with Basic. Rejects when the connection breaks before the reply is complete. */
export async function ask(asked: Ask): Promise<Answer> {
  const credentials = Buffer.from(`${asked.as}:${asked.password ?? password}`).toString('base64');
  const answer = await send(asked.url, envelopeOf(asked.body, asked.header), {
    headers: { Authorization: `Basic ${credentials}`, ...asked.headers },
    ...(asked.agent ? { agent: asked.agent } : {}),
    ...(asked.ca === undefined ? {} : { ca: asked.ca }),
  });
  return answer;
}

/** Sends a body as it is, with these headers. */
export function send(
  url: string,
  body: string,
  options: {
    readonly headers?: Readonly<Record<string, string>>;
    readonly agent?: Agent;
    readonly ca?: string;
  } = {},
): Promise<Answer> {
  const bytes = Buffer.from(body);
  const make = url.startsWith('https:') ? httpsRequest : httpRequest;
  const length =
    options.headers?.['Transfer-Encoding'] === undefined ? { 'Content-Length': String(bytes.length) } : {};
  const headers = { 'Content-Type': 'text/xml; charset=utf-8', ...length, ...options.headers };
  return new Promise((resolve, reject) => {
    const request = make(url, { ...options, method: 'POST', headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const { statusCode: status = 0, headers: received } = response;
        resolve({
          status,
          headers: received,
          text,
          get body() {
            return bodyOf(text);
          },
        });
      });
    });
    request.on('error', reject);
    request.end(bytes);
  });
}

function bodyOf(text: string): XmlNode {
  const parsed = parseXml(text);
  if (!parsed.ok) throw new Error(parsed.error.violation);
  const body = parsed.root.children.find((one) => one.name === 'Body')?.children[0];
  if (!body) throw new Error(`No SOAP body in ${text.slice(0, 200)}`);
  return body;
}

/** Every element with this local name, anywhere below. */
export function all(node: XmlNode, name: string): XmlNode[] {
  return node.children.flatMap((one) => (one.name === name ? [one, ...all(one, name)] : all(one, name)));
}

/** The texts of every element with this local name. */
export function texts(node: XmlNode, name: string): string[] {
  return all(node, name).map((one) => one.text);
}
