const rounds = [
  { add: 0, order: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15], shifts: [3, 7, 11, 19] },
  {
    add: 0x5a_82_79_99,
    order: [0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15],
    shifts: [3, 5, 9, 13],
  },
  {
    add: 0x6e_d9_eb_a1,
    order: [0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15],
    shifts: [3, 9, 11, 15],
  },
] as const;

const mixers = [
  (x: number, y: number, z: number) => (x & y) | (~x & z),
  (x: number, y: number, z: number) => (x & y) | (x & z) | (y & z),
  (x: number, y: number, z: number) => x ^ y ^ z,
] as const;

/** MD4 (RFC 1320), which OpenSSL 3 no longer offers and NTLM still needs. Not for anything new. */
export function md4(message: Uint8Array): Buffer {
  const length = message.length;
  const padded = Buffer.alloc(Math.ceil((length + 9) / 64) * 64);
  padded.set(message);
  padded[length] = 0x80;
  padded.writeUInt32LE((length * 8) >>> 0, padded.length - 8);
  padded.writeUInt32LE(Math.floor((length * 8) / 2 ** 32), padded.length - 4);
  const state: State = [0x67_45_23_01, 0xef_cd_ab_89 | 0, 0x98_ba_dc_fe | 0, 0x10_32_54_76];
  for (let at = 0; at < padded.length; at += 64) compress(state, padded.subarray(at, at + 64));
  const digest = Buffer.alloc(16);
  state.forEach((word, index) => digest.writeInt32LE(word, index * 4));
  return digest;
}

type State = [number, number, number, number];

function compress(state: State, block: Buffer): void {
  let [a, b, c, d] = state;
  rounds.forEach((round, which) => {
    const mix = mixers[which] ?? mixers[0];
    round.order.forEach((word, step) => {
      const sum = (a + mix(b, c, d) + block.readInt32LE(word * 4) + round.add) | 0;
      const shift = round.shifts[step % 4] ?? 3;
      [a, b, c, d] = [d, (sum << shift) | (sum >>> (32 - shift)), b, c];
    });
  });
  state[0] = (state[0] + a) | 0;
  state[1] = (state[1] + b) | 0;
  state[2] = (state[2] + c) | 0;
  state[3] = (state[3] + d) | 0;
}
