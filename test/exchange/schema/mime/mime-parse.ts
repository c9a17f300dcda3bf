import { decodeWords, readHeaders, readParameters } from './mime-headers.ts';

/** A part of a MIME message that holds no others. */
export interface MimePart {
  /** In lower case, without parameters. */
  readonly type: string;
  readonly charset: string;
  readonly name: string | undefined;
  readonly contentId: string | undefined;
  readonly isAttachment: boolean;
  readonly content: Buffer;
}

/** A message: its headers by lower-case name, and its parts in order. */
export interface MimeMessage {
  readonly headers: ReadonlyMap<string, string>;
  readonly parts: readonly MimePart[];
}

/** Deeper nesting than this is cut off. */
const deepest = 8;

/** Reads a MIME message (RFC 2045, 2046, 5322); `undefined` for bytes that have no headers. */
export function parseMime(bytes: Buffer): MimeMessage | undefined {
  const { headers, body } = readHeaders(bytes);
  if (headers.size === 0) return undefined;
  return { headers, parts: partsOf(headers, body, 0) };
}

function partsOf(headers: ReadonlyMap<string, string>, body: Buffer, depth: number): MimePart[] {
  const { value, parameters } = readParameters(headers.get('content-type') ?? 'text/plain');
  const type = value.toLowerCase();
  const boundary = parameters.get('boundary');
  if (type.startsWith('multipart/') && boundary !== undefined && depth < deepest)
    return split(body, boundary).flatMap((part) => {
      const inner = readHeaders(part);
      return partsOf(inner.headers, inner.body, depth + 1);
    });
  const disposition = readParameters(headers.get('content-disposition') ?? '');
  const name = disposition.parameters.get('filename') ?? parameters.get('name');
  return [
    {
      type,
      charset: parameters.get('charset') ?? 'utf-8',
      name: name === undefined ? undefined : decodeWords(name),
      contentId: headers.get('content-id')?.replace(/^<|>$/g, ''),
      isAttachment: disposition.value.toLowerCase() === 'attachment' || !type.startsWith('text/'),
      content: decode(body, headers.get('content-transfer-encoding') ?? '7bit'),
    },
  ];
}

/** What stands between the boundary lines of a multipart body. */
function split(body: Buffer, boundary: string): Buffer[] {
  const text = body.toString('latin1');
  const pieces = `\r\n${text}`.split(`\r\n--${boundary}`).slice(1);
  const ended = pieces.findIndex((one) => one.startsWith('--'));
  const whole = ended < 0 ? pieces : pieces.slice(0, ended);
  return whole.map((one) => Buffer.from(one.replace(/^[ \t]*\r\n/, ''), 'latin1'));
}

function decode(body: Buffer, encoding: string): Buffer {
  const text = body.toString('latin1');
  switch (encoding.trim().toLowerCase()) {
    case 'base64':
      return Buffer.from(text, 'base64');
    case 'quoted-printable':
      return Buffer.from(
        text
          .replace(/[ \t]*=\r?\n/g, '')
          .replace(/=([0-9A-Fa-f]{2})/g, (_all, hex: string) =>
            String.fromCharCode(Number.parseInt(hex, 16)),
          ),
        'latin1',
      );
    default:
      return body;
  }
}
