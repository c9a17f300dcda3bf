import { request } from 'node:http';
import type { ClientRequest } from 'node:http';

import { parseXml } from '../../xml/parse.ts';
import type { XmlNode } from '../../xml/node.ts';
import { envelopeOf } from './client.ts';
import { password } from './fixture.ts';

/** A streaming connection of a test. */
export interface Listener {
  /** Envelopes so far, as text. */
  readonly envelopes: string[];
  /** Pieces as they came from the network. */
  readonly chunks: string[];
  /** The SOAP body's child of the next envelope that nobody has asked for yet; waits for it. */
  next(): Promise<XmlNode>;
  /** Settles when the server has ended the reply. */
  readonly ended: Promise<void>;
  close(): void;
}

/** Sends GetStreamingEvents with Basic and reads envelope by envelope. */
export function listen(url: string, as: string, body: string): Listener {
  const envelopes: string[] = [];
  const chunks: string[] = [];
  const waiting: (() => void)[] = [];
  let taken = 0;
  let text = '';
  const take = (piece: string) => {
    chunks.push(piece);
    text += piece;
    for (let end = text.indexOf('</s:Envelope>'); end >= 0; end = text.indexOf('</s:Envelope>')) {
      envelopes.push(text.slice(0, end + 13));
      text = text.slice(end + 13);
    }
    for (const wake of waiting.splice(0)) wake();
  };
  let asked: ClientRequest | undefined;
  const ended = new Promise<void>((resolve) => {
    const bytes = Buffer.from(envelopeOf(body));
    const Authorization = `Basic ${Buffer.from(`${as}:${password}`).toString('base64')}`;
    asked = request(url, { method: 'POST', headers: { Authorization, 'Content-Length': bytes.length } });
    asked.on('error', () => resolve());
    asked.on('response', (response) => {
      response.setEncoding('utf8');
      response.on('data', take);
      response.on('error', () => resolve());
      response.on('end', () => resolve());
    });
    asked.end(bytes);
  });
  return {
    envelopes,
    chunks,
    ended,
    close: () => asked?.destroy(),
    next: async () => {
      while (envelopes.length <= taken) await new Promise<void>((resolve) => waiting.push(resolve));
      const parsed = parseXml(envelopes[taken] ?? '');
      taken += 1;
      const found = parsed.ok
        ? parsed.root.children.find((one) => one.name === 'Body')?.children[0]
        : undefined;
      if (!found) throw new Error('The stream holds something that is no envelope.');
      return found;
    },
  };
}
