import { readFileSync } from 'node:fs';
import type { Access } from '../../../shared/model/identity.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import type { EwsService } from '../../../main/ews/service.ts';
import type { EwsRequest, ReplyReader, Transport } from '../../../main/ews/transport/transport.ts';

/** A literal reply from test/replies, by its file's name. */
export function reply(name: string): string {
  return readFileSync(new URL(`../../replies/operations/${name}.xml`, import.meta.url), 'utf8');
}

/** A transport that answers every request with one literal text, in small pieces, and keeps what was asked. */
export class LiteralTransport implements Transport {
  readonly requests: EwsRequest[] = [];
  readonly #text: string;
  readonly #pieceLength: number;

  constructor(text: string, pieceLength = 61) {
    this.#text = text;
    this.#pieceLength = pieceLength;
  }

  exchange(request: EwsRequest, reader: ReplyReader): Promise<Result<null>> {
    this.requests.push(request);
    for (let start = 0; start < this.#text.length; start += this.#pieceLength) {
      const failure = reader.write(this.#text.slice(start, start + this.#pieceLength));
      if (failure !== null) return Promise.resolve(failed(failure));
    }
    const failure = reader.end();
    return Promise.resolve(failure === null ? success(null) : failed(failure));
  }

  counts(): ReturnType<Transport['counts']> {
    return { requests: this.requests.length, connections: 1, refusedSignIns: 0 };
  }

  close(): void {
    this.requests.length = 0;
  }
}

/** A service on a literal reply: Rob as a delegate in Mary's mailbox, or Rob impersonating her. */
export function literalService(
  text: string,
  access: Access = 'delegate',
): EwsService & { transport: LiteralTransport } {
  return {
    transport: new LiteralTransport(text),
    host: 'mail.contoso.test',
    identities: {
      authenticated: 'rob@contoso.test',
      authorized: access === 'impersonation' ? 'mary@contoso.test' : 'rob@contoso.test',
      mailbox: 'mary@contoso.test',
      access,
    },
  };
}

/** What stands in the SOAP body of the only request that was made. */
export function sentBody(service: { readonly transport: LiteralTransport }): string {
  const [request, ...others] = service.transport.requests;
  if (request === undefined || others.length > 0) throw new Error('not exactly one request');
  return bodyOf(request.body);
}

/** What stands in the SOAP body of an envelope of ours. */
export function bodyOf(envelope: string): string {
  const start = envelope.indexOf('<soap:Body>') + '<soap:Body>'.length;
  return envelope.slice(start, envelope.lastIndexOf('</soap:Body>'));
}

/** A literal document without the white space between its elements. */
export function compact(document: string): string {
  return document.trim().replaceAll(/>\s+</gu, '><');
}

/** The value, or an error that shows the failure. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`unexpected failure: ${JSON.stringify(result.failure)}`);
  return result.value;
}

/** The failure, or an error that shows the value. */
export function failureOf<T>(result: Result<T> | undefined): object {
  if (result === undefined || result.ok) throw new Error(`unexpected value: ${JSON.stringify(result)}`);
  return result.failure;
}
