import type { Failure } from '../../../shared/failure.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import { createHttpTransport } from '../transport/http/http-transport.ts';
import type { Tokens } from '../transport/sign-in/tokens.ts';
import type { Credential, ReplyReader } from '../transport/transport.ts';
import type { Form } from './answer.ts';
import type { DiscoveryNetwork } from './network.ts';

/** One question with credentials, and who asks. */
export interface SignedInQuestion {
  /** `https:` at a host that may have them: its caller's word. */
  readonly url: URL;
  readonly form: Form;
  readonly address: string;
  readonly credential: Credential;
  readonly tokens: Tokens | undefined;
  readonly signal: AbortSignal | undefined;
}

/** What came back, and how many sign-ins were refused on the way. */
export interface SignedInReply {
  readonly reply: Result<string>;
  readonly refusedSignIns: number;
}

/** Asks with credentials over the transport of EWS, so Basic, NTLM, TLS and their limits are the same; redirects end it. */
export async function askSignedIn(
  { url, form, address, credential, tokens, signal }: SignedInQuestion,
  network: DiscoveryNetwork,
): Promise<SignedInReply> {
  const port = url.port === '' ? 443 : Number(url.port);
  const at = network.placeOf(url.hostname, port);
  const transport = createHttpTransport({
    endpoint: {
      url: url.href,
      certificatePem: network.certificatePem,
      proxy: network.proxy,
      ...(at === null ? {} : { at }),
    },
    credential,
    limits: { lanes: 1, replyBytes: largest, replyMs: 15_000 },
    ...(tokens === undefined ? {} : { tokens }),
  });
  const reader = new TextReader(url.host);
  try {
    const sent = await transport.exchange(
      {
        operation: 'Autodiscover',
        intent: 'read',
        body: form.body(address),
        anchor: address,
        charged: address,
        ...(form.soapAction === undefined ? {} : { soapAction: form.soapAction }),
        ...(signal === undefined ? {} : { signal }),
      },
      reader,
    );
    const { refusedSignIns } = transport.counts();
    return { reply: sent.ok ? success(reader.text) : failed(sent.failure), refusedSignIns };
  } finally {
    transport.close();
  }
}

const largest = 512 * 1024;

class TextReader implements ReplyReader {
  text = '';
  readonly #host: string;

  constructor(host: string) {
    this.#host = host;
  }

  write(text: string): Failure | null {
    this.text += text;
    return this.text.length > largest
      ? { kind: 'reply-too-large', host: this.#host, limitBytes: largest }
      : null;
  }

  end(): Failure | null {
    return null;
  }
}
