import { createHash } from 'node:crypto';

/** The security identifier of an account, always the same for one address. */
export function sidOf(address: string): string {
  const relative = createHash('sha256').update(address.toLowerCase()).digest().readUInt32BE(0) % 100_000;
  return `S-1-5-21-1333220396-2200287332-232816053-${1000 + relative}`;
}
