/**
 * What is wrong with a store's file. `in-use`: another process has it open. `not-a-database`: the file is something
 * else. `wrong-key`: the key of the keychain does not open it. `newer`: a later version of the app wrote it. `damaged`:
 * SQLite or a seal says that its content is not what was written. `failing`: the disk refuses for another reason.
 */
export type StoreTrouble =
  'in-use' | 'not-a-database' | 'wrong-key' | 'newer' | 'damaged' | 'disk-full' | 'read-only' | 'failing';

/**
 * Thrown by a store whose disk fails after it was opened. What the call should have changed is as it was before; the
 * session goes on with a store in memory (`openMailboxStore(null)`). Names no path and no content.
 */
export class StoreFailure extends Error {
  override readonly name = 'StoreFailure';
  readonly reason: StoreTrouble;

  constructor(reason: StoreTrouble) {
    super(`the store cannot be used: ${reason}`);
    this.reason = reason;
  }
}

/** SQLite's primary result codes that have a reason of their own (sqlite.org/rescode.html). */
const REASONS: ReadonlyMap<number, StoreTrouble> = new Map([
  [5, 'in-use'], // BUSY
  [6, 'in-use'], // LOCKED
  [8, 'read-only'], // READONLY
  [11, 'damaged'], // CORRUPT
  [13, 'disk-full'], // FULL
  [26, 'not-a-database'], // NOTADB
  [3, 'failing'], // PERM
  [10, 'failing'], // IOERR
  [14, 'failing'], // CANTOPEN
  [22, 'failing'], // NOLFS
]);

/** What Node's file system calls say of a disk. */
const FILE_REASONS: ReadonlyMap<unknown, StoreTrouble> = new Map([
  ['ENOSPC', 'disk-full'],
  ['EDQUOT', 'disk-full'],
  ['EFBIG', 'disk-full'],
  ['EROFS', 'read-only'],
  ['EACCES', 'read-only'],
  ['EPERM', 'read-only'],
  ['EIO', 'failing'],
  ['ENOTDIR', 'failing'],
  ['ENOENT', 'failing'],
  ['EISDIR', 'failing'],
  ['EMFILE', 'failing'],
  ['ENFILE', 'failing'],
  ['ELOOP', 'failing'],
  ['ENAMETOOLONG', 'failing'],
]);

/** The failure that an error of the disk or of SQLite amounts to; null for a defect of ours. */
export function storeFailureOf(error: unknown): StoreFailure | null {
  if (error instanceof StoreFailure) return error;
  if (!(error instanceof Error) || !('code' in error)) return null;
  if (error.code !== 'ERR_SQLITE_ERROR') {
    const reason = FILE_REASONS.get(error.code);
    return reason === undefined ? null : new StoreFailure(reason);
  }
  const code = 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : 0;
  const reason = REASONS.get(code);
  return reason === undefined ? null : new StoreFailure(reason);
}
