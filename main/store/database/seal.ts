import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  hash,
  hkdfSync,
  randomFillSync,
  type KeyObject,
} from 'node:crypto';
import { StoreFailure } from '../store-failure.ts';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Nonces are drawn so many at a time: asking the system for each would cost as much as the sealing. */
const NONCES_AT_ONCE = 512;
/**
 * Half of SHA-256, so that nobody can go on from a digest to that of a longer id; two of a million ids share so many bytes with a probability of 10^-27.
 */
const DIGEST_BYTES = 16;

/** Where a sealed value belongs: table, column and the row's own name. A value sealed for one place opens in no other. */
export type Place = readonly [table: string, column: string, ...row: (string | number)[]];

/**
 * Seals the values of one store with AES-256-GCM (NIST SP 800-38D) and makes the digests that stand for Exchange's
 * ids. A sealed value is nonce, ciphertext and tag. Nonces are random: a counter would have to be durable before each
 * use, and a file that is copied back from a backup would count through the same numbers again.
 */
export class Seal {
  readonly #sealing: KeyObject;
  /** 64 characters: one whole block of SHA-256 before the id. Hashing text in one call costs a fifth of an HMAC. */
  readonly #digesting: string;
  readonly #nonces = Buffer.alloc(NONCE_BYTES * NONCES_AT_ONCE);
  #nextNonce = NONCES_AT_ONCE;

  /** Takes a copy of what it needs of the store's key (32 bytes); the caller may wipe its own. */
  constructor(key: Uint8Array) {
    this.#sealing = derived(key, 'onbehalf store: seal');
    this.#digesting = derived(key, 'onbehalf store: digest').export().toString('hex');
  }

  seal(place: Place, content: string | Uint8Array): Buffer {
    const nonce = this.#nonce();
    const cipher = createCipheriv(CIPHER, this.#sealing, nonce);
    cipher.setAAD(bound(place));
    const text = typeof content === 'string' ? cipher.update(content, 'utf8') : cipher.update(content);
    cipher.final(); // A stream cipher: nothing is left to come.
    const sealed = Buffer.allocUnsafe(NONCE_BYTES + text.length + TAG_BYTES);
    nonce.copy(sealed, 0);
    text.copy(sealed, NONCE_BYTES);
    cipher.getAuthTag().copy(sealed, NONCE_BYTES + text.length);
    return sealed;
  }

  /** What was sealed for this place. Anything else is damage: `StoreFailure`. */
  open(place: Place, sealed: Uint8Array): Buffer {
    const end = sealed.length - TAG_BYTES;
    if (end < NONCE_BYTES) throw new StoreFailure('damaged');
    const decipher = createDecipheriv(CIPHER, this.#sealing, sealed.subarray(0, NONCE_BYTES));
    decipher.setAAD(bound(place));
    decipher.setAuthTag(sealed.subarray(end));
    const content = decipher.update(sealed.subarray(NONCE_BYTES, end));
    try {
      decipher.final();
    } catch {
      throw new StoreFailure('damaged');
    }
    return content;
  }

  /** Stands for one of Exchange's ids, which may hold an address: the same for the same id, under this key only. */
  digest(id: string): Buffer {
    return Buffer.from(hash('sha256', this.#digesting + id, 'binary'), 'binary').subarray(0, DIGEST_BYTES);
  }

  #nonce(): Buffer {
    if (this.#nextNonce === NONCES_AT_ONCE) {
      randomFillSync(this.#nonces);
      this.#nextNonce = 0;
    }
    const start = this.#nextNonce * NONCE_BYTES;
    this.#nextNonce += 1;
    return this.#nonces.subarray(start, start + NONCE_BYTES);
  }
}

function derived(key: Uint8Array, purpose: string): KeyObject {
  const bytes = Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), purpose, 32));
  const secret = createSecretKey(bytes);
  bytes.fill(0);
  return secret;
}

function bound(place: Place): Buffer {
  return Buffer.from(place.join('\u0000'), 'utf8');
}
