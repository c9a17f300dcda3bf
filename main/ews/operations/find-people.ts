import type { Persona } from '../../../shared/model/people/directory.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import { folderTarget, type FolderReference } from '../elements/folder-reference.ts';
import { singleLine } from '../elements/header-values.ts';
import { readMailbox } from '../elements/people.ts';
import type { EwsService } from '../service.ts';
import { callWhole } from '../soap/call-whole.ts';
import type { CallOptions } from '../soap/call.ts';
import { integerOf } from '../soap/values.ts';
import { child, childText, type XmlElement } from '../xml/xml-element.ts';
import { element } from '../xml/xml.ts';

/** Which people to find, and which window of them. */
export interface FindPeopleRequest {
  /** The beginning of a name or address. Empty finds everybody. */
  readonly words: string;
  /** A folder of contacts; null looks in the directory. */
  readonly folder: FolderReference | null;
  /** Counts from 0. */
  readonly offset: number;
  /** At most 1,000. */
  readonly limit: number;
}

/** One window of people, in the server's order. */
export interface PeoplePage {
  readonly people: readonly Persona[];
  /** How many there are in all; at least as many as this window shows to exist. */
  readonly total: number;
}

/**
 * Finds people of the directory, or of a folder of contacts, with their titles. Exchange 2013 and later; older servers
 * and many that are compatible refuse the operation as `ErrorInvalidRequest` or `ErrorInvalidOperation`, and
 * `resolveNames` finds people there.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/findpeople-operation
 */
export async function findPeople(
  service: EwsService,
  request: FindPeopleRequest,
  options?: CallOptions,
): Promise<Result<PeoplePage>> {
  const { folder, offset, limit } = request;
  const isWindow = Number.isInteger(offset) && offset >= 0 && limit >= 1 && limit <= 1000;
  if (!isWindow) return failed({ kind: 'invalid-request', message: 'There is no such window of people.' });
  const words = singleLine(request.words).trim();
  const response = await callWhole(service, {
    operation: 'FindPeople',
    intent: 'read',
    body: element('m:FindPeople', [
      personaShape,
      element('m:IndexedPageItemView', null, {
        MaxEntriesReturned: String(limit),
        Offset: String(offset),
        BasePoint: 'Beginning',
      }),
      folder === null ? directory : folderTarget('m:ParentFolderId', folder),
      words === '' ? null : element('m:QueryString', words),
    ]),
    options,
  });
  if (!response.ok) return response;
  const people = (child(response.value, 'People')?.children ?? []).map(readPersona);
  const shown = people.length === 0 ? 0 : offset + people.length;
  const stated = integerOf(childText(response.value, 'TotalNumberOfPeopleInView')) ?? shown;
  return success({ people, total: Math.max(stated, shown) });
}

const personaShape = element('m:PersonaShape', [
  element('t:BaseShape', 'IdOnly'),
  element(
    't:AdditionalProperties',
    ['DisplayName', 'EmailAddress', 'Title', 'CompanyName', 'Departments'].map((name) =>
      element('t:FieldURI', null, { FieldURI: `persona:${name}` }),
    ),
  ),
]);

/** The address list of the organisation; it belongs to no mailbox, so it names none. */
const directory = element('m:ParentFolderId', element('t:DistinguishedFolderId', null, { Id: 'directory' }));

function readPersona(entry: XmlElement): Persona {
  const text = (name: string): string => childText(entry, name) ?? '';
  // The first of several stands for the main one where a server gives no main one.
  const mailbox = child(entry, 'EmailAddress') ?? child(child(entry, 'EmailAddresses'), 'Address');
  const found = mailbox === null ? { name: '', address: '' } : readMailbox(mailbox);
  const name = text('DisplayName');
  return {
    person: { name: name === '' ? found.name : name, address: found.address },
    title: text('Title'),
    department: childText(entry, 'Department') ?? firstOf(child(entry, 'Departments')),
    company: text('CompanyName'),
  };
}

/** The first of several values that come with their sources. */
function firstOf(values: XmlElement | null): string {
  return childText(child(values, 'StringAttributedValue'), 'Value') ?? '';
}
