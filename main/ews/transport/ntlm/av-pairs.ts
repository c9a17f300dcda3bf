/** What a target information pair is about (MS-NLMP 2.2.2.1); only those that a client reads or writes. */
export const avId = { end: 0, flags: 6, timestamp: 7, targetName: 9, channelBindings: 10 } as const;

export interface AvPair {
  readonly id: number;
  readonly value: Buffer;
}

/** The pairs of a target information block without its end mark, or null when it is damaged. */
export function readAvPairs(block: Buffer): AvPair[] | null {
  const pairs: AvPair[] = [];
  let at = 0;
  while (at + 4 <= block.length) {
    const id = block.readUInt16LE(at);
    const end = at + 4 + block.readUInt16LE(at + 2);
    if (id === avId.end) return pairs;
    if (end > block.length) return null;
    pairs.push({ id, value: block.subarray(at + 4, end) });
    at = end;
  }
  return null;
}

/** Pairs as a block, with the end mark. */
export function writeAvPairs(pairs: readonly AvPair[]): Buffer {
  const parts = pairs.flatMap(({ id, value }) => [pairHead(id, value.length), value]);
  return Buffer.concat([...parts, pairHead(avId.end, 0)]);
}

function pairHead(id: number, length: number): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(id, 0);
  head.writeUInt16LE(length, 2);
  return head;
}
