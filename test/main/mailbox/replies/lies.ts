/** An id of Exchange's form with another mailbox's GUID in it: what a server that looks into the wrong mailbox gives. */
export function movedTo(guid: string, id: string): string {
  const bytes = Buffer.from(id, 'base64');
  if (bytes.length < 43 || bytes[1] === undefined || bytes.readInt16LE(2) !== 36) return id;
  bytes.write(guid, 4, 'latin1');
  return bytes.toString('base64');
}

/** Every id in a reply is one of that mailbox. */
export function allOf(guid: string): (reply: string) => string {
  return (reply) =>
    reply.replaceAll(
      / (Id|RootItemId)="([^"]+)"/gu,
      (_, name: string, id: string) => ` ${name}="${movedTo(guid, id)}"`,
    );
}

/** The last element of that name in a reply has an id of that mailbox; the rest is as it was. */
export function lastOf(guid: string, name: string): (reply: string) => string {
  return (reply) => {
    const at = reply.lastIndexOf(`<t:${name} `);
    return at === -1
      ? reply
      : reply.slice(0, at) +
          reply.slice(at).replace(/ Id="([^"]+)"/u, (_, id: string) => ` Id="${movedTo(guid, id)}"`);
  };
}

/** No item of a reply says where it lies. */
export function withoutParents(reply: string): string {
  return reply.replaceAll(/<t:ParentFolderId [^>]*\/>/gu, '');
}

/** One id stands in the place of another one, wherever that stands. */
export function instead(of: string, other: string): (reply: string) => string {
  return (reply) => reply.replaceAll(`"${of}"`, `"${other}"`);
}

/** The first two answers of a batch have changed places. */
export function swapped(reply: string): string {
  const [first = '', second = ''] = reply.match(/<m:(\w+ResponseMessage) [\s\S]*?<\/m:\1>/gu) ?? [];
  return second === ''
    ? reply
    : reply.replace(second, '\u0001').replace(first, second).replace('\u0001', first);
}
