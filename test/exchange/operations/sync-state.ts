/** Where a client stands in one folder. */
export interface SyncState {
  readonly folder: number;
  readonly below: number;
  readonly seen: number;
}

/** An opaque token, in base64 as Exchange's. */
export function writeSyncState({ folder, below, seen }: SyncState): string {
  const highest = below === Infinity ? -1 : below;
  return Buffer.from(`sync1 ${folder} ${highest} ${seen}`).toString('base64');
}

/** The token read back; `undefined` when it is damaged. */
export function readSyncState(text: string): SyncState | undefined {
  const match = /^sync1 (\d+) (-1|\d+) (\d+)$/.exec(Buffer.from(text, 'base64').toString('latin1'));
  if (!match) return undefined;
  const below = Number(match[2]);
  return { folder: Number(match[1]), below: below === -1 ? Infinity : below, seen: Number(match[3]) };
}
