/**
 * MD4 (RFC 1320), which OpenSSL 3 no longer has and NTLM still needs: the NT hash of a password is the MD4 of its UTF-16
 * text. For nothing else; it is broken.
 */
export function md4(message: Uint8Array): Buffer {
  const words = paddedWords(message);
  const state = Uint32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476);
  for (let block = 0; block < words.length; block += 16) mix(state, words.subarray(block, block + 16));
  const digest = Buffer.alloc(16);
  state.forEach((word, index) => digest.writeUInt32LE(word, index * 4));
  return digest;
}

/** The message, a one bit, zeros and the length in bits, as little-endian words in blocks of sixteen. */
function paddedWords(message: Uint8Array): Uint32Array {
  const padded = Buffer.alloc(Math.ceil((message.length + 9) / 64) * 64);
  padded.set(message);
  padded[message.length] = 0x80;
  padded.writeBigUInt64LE(BigInt(message.length) * 8n, padded.length - 8);
  return Uint32Array.from({ length: padded.length / 4 }, (_, index) => padded.readUInt32LE(index * 4));
}

interface Round {
  readonly combine: (x: number, y: number, z: number) => number;
  readonly addend: number;
  readonly order: readonly number[];
  readonly shifts: readonly number[];
}

const rounds: readonly Round[] = [
  {
    combine: (x, y, z) => (x & y) | (~x & z),
    addend: 0,
    order: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
    shifts: [3, 7, 11, 19],
  },
  {
    combine: (x, y, z) => (x & y) | (x & z) | (y & z),
    addend: 0x5a827999,
    order: [0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15],
    shifts: [3, 5, 9, 13],
  },
  {
    combine: (x, y, z) => x ^ y ^ z,
    addend: 0x6ed9eba1,
    order: [0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15],
    shifts: [3, 9, 11, 15],
  },
];

function mix(state: Uint32Array, block: Uint32Array): void {
  let [a = 0, b = 0, c = 0, d = 0] = state;
  for (const { combine, addend, order, shifts } of rounds) {
    for (let step = 0; step < 16; step += 1) {
      const sum = (a + combine(b, c, d) + (block[order[step] ?? 0] ?? 0) + addend) | 0;
      const shift = shifts[step % 4] ?? 0;
      [a, b, c, d] = [d, (sum << shift) | (sum >>> (32 - shift)), b, c];
    }
  }
  state.forEach((word, index) => {
    state[index] = word + ([a, b, c, d][index] ?? 0);
  });
}
