/** Ids are read no further than the longest that Exchange makes, decompressed. */
const longest = 1024;

/** The storage types whose id begins with the mailbox: by SMTP address, by GUID, and a conversation by GUID. */
const storageTypes: ReadonlySet<number> = new Set([0, 3, 4]);

/**
 * The mailbox that an item or folder id carries inside, in lower case: its GUID, or on old servers its SMTP address.
 * Null when the id is not of Exchange's form, which is no error: ids are opaque and a server may make them as it likes.
 * Nothing may rest on this alone; it only ever adds to a proof.
 *
 * The form is base64 of: compression (0 none, 1 runs), storage type, length and text of the mailbox, and more.
 * [MS-OXWSITEMID], https://learn.microsoft.com/en-us/openspecs/exchange_server_protocols/ms-oxwsitemid/
 */
export function mailboxMoniker(id: string): string | null {
  const bytes = decode(id);
  const storageType = bytes?.[0];
  if (bytes === null || storageType === undefined || !storageTypes.has(storageType)) return null;
  const length = (bytes[1] ?? 0) | ((bytes[2] ?? 0) << 8);
  if (length === 0 || bytes.length < 3 + length) return null;
  const text = Buffer.from(bytes.subarray(3, 3 + length))
    .toString('utf8')
    .toLowerCase();
  const form = storageType === 0 ? smtpAddress : guid;
  return form.test(text) ? text : null;
}

/** Whether two ids are one: letter by letter, or one packed and the other not. */
export function isSameId(one: string, other: string): boolean {
  if (one === other) return true;
  if (mailboxMoniker(one) === null || mailboxMoniker(other) === null) return false;
  const bytes = decode(one);
  const others = decode(other);
  return bytes !== null && others !== null && Buffer.compare(bytes, others) === 0;
}

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;
const smtpAddress = /^[^\s\p{Cc}@]+@[^\s\p{Cc}@]+$/u;

function decode(id: string): Uint8Array | null {
  if (id.length > 2048 || !/^(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/u.test(id))
    return null;
  const bytes = Buffer.from(id, 'base64');
  if (bytes[0] === 0) return bytes.subarray(1, 1 + longest);
  return bytes[0] === 1 ? expand(bytes.subarray(1)) : null;
}

/** Two equal bytes are followed by a count of further ones; all else stands for itself. */
function expand(packed: Uint8Array): Uint8Array {
  const plain: number[] = [];
  for (let index = 0; index < packed.length && plain.length < longest; index += 1) {
    const byte = packed[index] ?? 0;
    plain.push(byte);
    if (byte !== packed[index + 1]) continue;
    const more = 1 + (packed[index + 2] ?? 0);
    for (let count = 0; count < more; count += 1) plain.push(byte);
    index += 2;
  }
  return Uint8Array.from(plain.slice(0, longest));
}
