import type { IncomingMessage } from 'node:http';
import type { Unzip } from 'node:zlib';

/** How a reply's body is written on the wire: as it is, compressed in a way that is read, or in one that is not. */
export type Coding = 'plain' | 'zip' | 'unknown';

/**
 * The content coding of a reply (RFC 9110, 8.4). Nothing but `identity` is asked for, and proxies and filters compress all
 * the same; gzip and deflate are read, one of them and once.
 */
export function codingOf({ headers }: IncomingMessage): Coding {
  switch ((headers['content-encoding'] ?? '').trim().toLowerCase()) {
    case '':
    case 'identity':
      return 'plain';
    case 'gzip':
    case 'x-gzip':
    case 'deflate':
      return 'zip';
    default:
      return 'unknown';
  }
}

/** What unpacked text is handed on in, in bytes: a small reply that unpacks to gigabytes is met at its first pieces. */
const chunkSize = 16_384;

/** Unpacks gzip and zlib's deflate, whichever it is; loaded with the first reply that needs it. */
export function unpacking(): Unzip {
  return process.getBuiltinModule('node:zlib').createUnzip({ chunkSize });
}

/** Whether unpacking ended because the packed bytes did: all other errors are of bytes that are no such thing. */
export function isCutShort(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'Z_BUF_ERROR';
}
