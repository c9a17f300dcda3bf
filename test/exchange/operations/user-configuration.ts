import { rightsFor } from '../schema/computed.ts';
import { writeFolderId } from '../schema/write-folder.ts';
import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { writeResponse } from '../soap/response.ts';
import { changeKey, itemId } from '../store/ids.ts';
import type { UserConfiguration } from '../store/settings.ts';
import type { Folder } from '../store/types.ts';
import { attribute, child, childText } from '../xml/node.ts';
import type { XmlNode } from '../xml/node.ts';
import { element } from '../xml/write.ts';
import { writeNode } from '../xml/write-node.ts';
import type { Call } from './call.ts';
import { findTargetIn } from './find-target.ts';

interface Place {
  readonly folder: Folder;
  readonly name: string;
  readonly key: string;
  readonly node: XmlNode | undefined;
}

/** See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/getuserconfiguration-operation>. */
export function getUserConfiguration(call: Call): Outcome<string> {
  const place = placeOf(call, child(call.request, 'UserConfigurationName'), 'read');
  const found = place.ok ? find(place.value) : place;
  const asked = (childText(call.request, 'UserConfigurationProperties') ?? 'All').trim().split(/\s+/);
  const outcome: Outcome<string> =
    place.ok && found.ok ? done(write(place.value, found.value, asked)) : found.ok ? done('') : found;
  return done(writeResponse(call, [outcome]));
}

/** See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/createuserconfiguration-operation>. */
export function createUserConfiguration(call: Call): Outcome<string> {
  return change(call, (place) => {
    if (find(place).ok) return refuse('ErrorItemSave', 'The configuration object already exists.');
    store(call, place);
    return done('');
  });
}

/** See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/updateuserconfiguration-operation>. */
export function updateUserConfiguration(call: Call): Outcome<string> {
  return change(call, (place) => {
    const known = find(place);
    if (!known.ok) return known;
    store(call, place, known.value);
    return done('');
  });
}

/** See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/deleteuserconfiguration-operation>. */
export function deleteUserConfiguration(call: Call): Outcome<string> {
  return change(call, (place) => {
    const known = find(place);
    if (known.ok) place.folder.mailbox.settings.configurations.delete(place.key);
    return known.ok ? done('') : known;
  });
}

function change(call: Call, act: (place: Place) => Outcome<string>): Outcome<string> {
  const node = child(call.request, 'UserConfiguration');
  const name = child(node ?? call.request, 'UserConfigurationName');
  const place = placeOf(call, name, 'write', node);
  return done(writeResponse(call, [place.ok ? act(place.value) : place]));
}

/** Associated items follow the folder's rights: readers read, those who may edit everything write. */
function placeOf(
  call: Call,
  node: XmlNode | undefined,
  purpose: 'read' | 'write',
  content?: XmlNode,
): Outcome<Place> {
  const folder = findTargetIn(call, node);
  if (!folder.ok) return folder;
  const rights = rightsFor(call.view, folder.value);
  if (!(purpose === 'read' ? rights.canRead : rights.edit === 'All' && rights.canCreateItems))
    return refuse('ErrorAccessDenied');
  const name = attribute(node, 'Name') ?? '';
  return done({ folder: folder.value, name, key: `${folder.value.counter} ${name}`, node: content });
}

function find({ folder, key }: Place): Outcome<UserConfiguration> {
  const known = folder.mailbox.settings.configurations.get(key);
  return known ? done(known) : refuse('ErrorItemNotFound');
}

/** Parts that a request leaves out stay as they were. */
function store(call: Call, { folder, name, key, node }: Place, known?: UserConfiguration): void {
  folder.mailbox.settings.configurations.set(key, {
    name,
    folder: folder.counter,
    counter: known?.counter ?? call.store.nextCounter(),
    dictionary: child(node, 'Dictionary') ?? known?.dictionary,
    xmlData: childText(node, 'XmlData')?.replace(/\s+/g, '') ?? known?.xmlData,
    binaryData: childText(node, 'BinaryData')?.replace(/\s+/g, '') ?? known?.binaryData,
  });
}

function write({ folder, name }: Place, found: UserConfiguration, asked: readonly string[]): string {
  const wants = (part: string) => asked.includes('All') || asked.includes(part);
  const { mailbox } = folder;
  const id = {
    Id: itemId({ mailboxGuid: mailbox.guid, folderCounter: folder.counter, counter: found.counter }),
    ChangeKey: changeKey('message', mailbox.guid, found.counter),
  };
  const where =
    folder.distinguishedId === undefined
      ? writeFolderId(folder)
      : element('t:DistinguishedFolderId', '', { Id: folder.distinguishedId });
  const data = (part: string, base64: string | undefined) =>
    wants(part) && base64 !== undefined ? element(`t:${part}`, base64) : '';
  return element(
    'm:UserConfiguration',
    element('t:UserConfigurationName', where, { Name: name }) +
      (wants('Id') ? element('t:ItemId', '', id) : '') +
      (wants('Dictionary') && found.dictionary ? writeNode(found.dictionary) : '') +
      data('XmlData', found.xmlData) +
      data('BinaryData', found.binaryData),
  );
}
