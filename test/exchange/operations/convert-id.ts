import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { writeResponse } from '../soap/response.ts';
import { decodeId, entryOf, idOfEntry, isEntryOf } from '../store/ids.ts';
import { attribute, child } from '../xml/node.ts';
import type { XmlNode } from '../xml/node.ts';
import { element } from '../xml/write.ts';
import type { Call } from './call.ts';

/**
 * Rewrites ids between the formats of t:IdFormatType. EwsLegacyId is written like EwsId; a StoreId is the entry id
 * with the type of its object behind it. The id says which mailbox it belongs to, whatever address came with it, and
 * the answer gives that mailbox's primary address.
 * See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/convertid-operation>.
 */
export function convertId(call: Call): Outcome<string> {
  const format = attribute(call.request, 'DestinationFormat') ?? 'EwsId';
  const outcomes = (child(call.request, 'SourceIds')?.children ?? []).map((node) =>
    convert(call, node, format),
  );
  return done(writeResponse(call, outcomes));
}

function convert(call: Call, node: XmlNode, format: string): Outcome<string> {
  if (node.name !== 'AlternateId')
    return refuse('ErrorInvalidOperation', 'There are no public folders here.');
  const id = read(attribute(node, 'Id') ?? '', attribute(node, 'Format') ?? 'EwsId', call);
  const decoded = id === undefined ? undefined : decodeId(id);
  if (id === undefined || !decoded) return refuse('ErrorInvalidIdMalformed');
  const mailbox = call.store.mailboxesByGuid.get(decoded.mailboxGuid);
  if (!mailbox) return refuse('ErrorNonExistentMailbox');
  return done(
    element('m:AlternateId', '', {
      'xsi:type': 't:AlternateIdType',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      Format: format,
      Id: write(id, format),
      Mailbox: mailbox.person.address,
    }),
  );
}

function read(text: string, format: string, call: Call): string | undefined {
  switch (format) {
    case 'HexEntryId':
      return ofEntry(Buffer.from(text, 'hex'), call);
    case 'EntryId':
      return ofEntry(Buffer.from(text, 'base64'), call);
    case 'StoreId':
      return ofEntry(Buffer.from(text, 'base64').subarray(0, -1), call);
    case 'OwaId':
      return text.replaceAll('%2f', '/').replaceAll('%2b', '+');
    default:
      return text;
  }
}

function ofEntry(entry: Buffer, { store }: Call): string | undefined {
  const guid = [...store.mailboxesByGuid.keys()].find((one) => isEntryOf(one, entry));
  return guid === undefined ? undefined : idOfEntry(guid, entry);
}

function write(id: string, format: string): string {
  const entry = entryOf(id) ?? Buffer.alloc(0);
  switch (format) {
    case 'HexEntryId':
      return entry.toString('hex').toUpperCase();
    case 'EntryId':
      return entry.toString('base64');
    case 'StoreId':
      return Buffer.concat([entry, Buffer.from([decodeId(id)?.type === 'folder' ? 1 : 9])]).toString(
        'base64',
      );
    case 'OwaId':
      return id.replaceAll('/', '%2f').replaceAll('+', '%2b');
    default:
      return id;
  }
}
