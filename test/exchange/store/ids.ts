import { createHash } from 'node:crypto';

/** What an id stands for. `originalStart` is in ms since 1970, UTC, and 0 unless the id is an occurrence's. */
export interface DecodedId {
  readonly type: 'folder' | 'item' | 'occurrence';
  readonly mailboxGuid: string;
  readonly counter: number;
  readonly folderCounter: number;
  readonly originalStart: number;
  /** Present in an attachment id: the attachment's number in its item. */
  readonly attachment: number | undefined;
}

/** What an id is made from. */
export interface IdParts {
  readonly mailboxGuid: string;
  readonly folderCounter: number;
  readonly counter: number;
  readonly originalStart?: number;
  readonly attachment?: number;
}

const headLength = 43;
const folderEntryLength = 46;
const itemEntryLength = 70;
const ticksAt1970 = 621_355_968_000_000_000n;
const providers = new Map<string, Buffer>();

/** The id of a folder: a MAPI folder entry id in the wrapping of `wrap`. */
export function folderId(mailboxGuid: string, counter: number): string {
  return wrap(mailboxGuid, 0, entryId(mailboxGuid, 1, [counter]), undefined);
}

/** The id of an item, an occurrence or an attachment. */
export function itemId(parts: IdParts): string {
  const entry = entryId(parts.mailboxGuid, 7, [parts.folderCounter, parts.counter]);
  if (parts.originalStart === undefined) return wrap(parts.mailboxGuid, 0, entry, parts.attachment);
  const dated = Buffer.alloc(10 + entry.length);
  dated[0] = 8;
  dated.writeBigInt64BE(BigInt(parts.originalStart) * 10_000n + ticksAt1970, 1);
  entry.copy(dated, 9);
  dated[dated.length - 1] = 16;
  return wrap(parts.mailboxGuid, 1, dated, parts.attachment);
}

/**
 * Wraps a store id as Exchange does: compression byte, storage type 3, mailbox GUID in text, processing
 * instruction, counted store id, counted attachment ids.
 * See <https://learn.microsoft.com/openspecs/exchange_server_protocols/ms-oxwsitemid/>.
 */
function wrap(guid: string, instruction: number, storeId: Buffer, attachment: number | undefined): string {
  const bytes = Buffer.alloc(headLength + storeId.length + (attachment === undefined ? 0 : 7));
  bytes[1] = 3;
  bytes.writeInt16LE(36, 2);
  bytes.write(guid, 4, 'latin1');
  bytes[40] = instruction;
  bytes.writeInt16LE(storeId.length, 41);
  storeId.copy(bytes, headLength);
  if (attachment !== undefined) {
    bytes[headLength + storeId.length] = 1;
    bytes.writeInt16LE(4, headLength + storeId.length + 1);
    bytes.writeInt32LE(attachment, headLength + storeId.length + 3);
  }
  return bytes.toString('base64');
}

/** Folder entry id (46 bytes) or message entry id (70 bytes), [MS-OXCDATA] 2.2.4. */
function entryId(guid: string, objectType: number, counters: readonly number[]): Buffer {
  const bytes = Buffer.alloc(22 + counters.length * 24);
  const provider = providerOf(guid);
  provider.copy(bytes, 4, 0, 16);
  bytes[20] = objectType;
  counters.forEach((counter, index) => {
    provider.copy(bytes, 22 + index * 24, 16, 32);
    bytes.writeUIntBE(counter, 38 + index * 24, 6);
  });
  return bytes;
}

/** 16 bytes of provider and 16 of replica GUID, fixed for a mailbox. */
function providerOf(guid: string): Buffer {
  let provider = providers.get(guid);
  if (!provider) providers.set(guid, (provider = createHash('sha256').update(guid).digest()));
  return provider;
}

/** Reads an id back, or `undefined` when this server cannot have made it. One flipped letter of case is enough. */
export function decodeId(text: string): DecodedId | undefined {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length < headLength || bytes.toString('base64') !== text || bytes[1] !== 3) return undefined;
  const length = bytes.readInt16LE(41);
  const rest = bytes.length - headLength - length;
  if (length < 0 || (rest !== 0 && rest !== 7)) return undefined;
  const common = {
    mailboxGuid: bytes.toString('latin1', 4, 40),
    attachment: rest === 7 ? bytes.readInt32LE(bytes.length - 4) : undefined,
  };
  const store = bytes.subarray(headLength, headLength + length);
  if (length === folderEntryLength) return { ...common, ...readFolder(store) };
  if (length === itemEntryLength) return { ...common, ...readItem(store), type: 'item', originalStart: 0 };
  if (bytes[40] !== 1 || length !== itemEntryLength + 10) return undefined;
  const originalStart = Number((store.readBigInt64BE(1) - ticksAt1970) / 10_000n);
  return { ...common, ...readItem(store.subarray(9)), type: 'occurrence', originalStart };
}

function readFolder(store: Buffer): Omit<DecodedId, 'mailboxGuid' | 'attachment'> {
  return { type: 'folder', counter: store.readUIntBE(38, 6), folderCounter: 0, originalStart: 0 };
}

function readItem(store: Buffer): { counter: number; folderCounter: number } {
  return { folderCounter: store.readUIntBE(38, 6), counter: store.readUIntBE(62, 6) };
}

/** The MAPI entry id inside an item or folder id (or the store id of an occurrence); `undefined` when it is none. */
export function entryOf(text: string): Buffer | undefined {
  if (!decodeId(text)) return undefined;
  const bytes = Buffer.from(text, 'base64');
  return bytes.subarray(headLength, headLength + bytes.readInt16LE(41));
}

/** Whether an entry id, of an object or an occurrence, was made by this mailbox. */
export function isEntryOf(guid: string, entry: Buffer): boolean {
  const own = entry.length === itemEntryLength + 10 ? entry.subarray(9) : entry;
  const isKnownLength = own.length === folderEntryLength || own.length === itemEntryLength;
  return isKnownLength && own.subarray(4, 20).equals(providerOf(guid).subarray(0, 16));
}

/** The id that wraps an entry id of a mailbox. */
export function idOfEntry(guid: string, entry: Buffer): string {
  return wrap(guid, entry.length === itemEntryLength + 10 ? 1 : 0, entry, undefined);
}

const changeKeyTypes = { folder: 1, message: 9, calendarItem: 15 } as const;

/** A change key: object type, then the replica GUID and the 48-bit change number. */
export function changeKey(type: keyof typeof changeKeyTypes, guid: string, change: number): string {
  const bytes = Buffer.alloc(30);
  bytes[0] = changeKeyTypes[type];
  bytes[4] = 22;
  providerOf(guid).copy(bytes, 8, 16, 32);
  bytes.writeUIntBE(change, 24, 6);
  return bytes.toString('base64');
}

/** The change number of a change key, or `undefined` when it is not one of this mailbox's. */
export function readChangeKey(text: string, guid: string): number | undefined {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length !== 30 || bytes.toString('base64') !== text) return undefined;
  return bytes.subarray(8, 24).equals(providerOf(guid).subarray(16, 32))
    ? bytes.readUIntBE(24, 6)
    : undefined;
}
