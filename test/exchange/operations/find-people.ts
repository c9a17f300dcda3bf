import { rightsFor } from '../schema/computed.ts';
import { elementOf } from '../schema/shape.ts';
import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { attribute, child, childText } from '../xml/node.ts';
import { element, textElement } from '../xml/write.ts';
import type { Call } from './call.ts';
import { addressesOf } from './contact-address.ts';
import { addressList, answersTo, nameOf, personaId, writeAddress } from './directory.ts';
import type { Entry } from './directory.ts';
import { findTargetIn } from './find-target.ts';
import { pageOf } from './page.ts';
import { writeSingle } from './single-response.ts';

/** A row of the answer, before it is cut to the shape. */
interface Persona {
  readonly name: string;
  readonly address: string;
  readonly title: string | undefined;
  readonly department: string | undefined;
  readonly company: string | undefined;
}

/** The elements a persona can have here, in the order of the schema. */
const order = 'DisplayName GivenName Surname Title Department CompanyName EmailAddress EmailAddresses'.split(
  ' ',
);

/**
 * Looks through the address list, or a contacts folder. The answer is one message, not a list of them.
 * See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/findpeople-operation>.
 */
export function findPeople(call: Call): Outcome<string> {
  const query = childText(call.request, 'QueryString')?.trim() ?? '';
  const people = read(call, query);
  if (!people.ok) return done(writeSingle(call, people));
  const sorted = people.value.toSorted((a, b) => a.name.localeCompare(b.name));
  const view = child(call.request, 'IndexedPageItemView');
  const page = pageOf(sorted, view);
  if (!page.ok) return done(writeSingle(call, page));
  const wanted = elementsOf(call);
  const rows = page.value.rows.map((one) => writePersona(call, one, wanted));
  const offset = Number(attribute(view, 'Offset') ?? 0);
  const inner =
    element('m:People', rows.join('')) +
    element('m:TotalNumberOfPeopleInView', String(sorted.length)) +
    element('m:FirstMatchingRowIndex', '0') +
    element('m:FirstLoadedRowIndex', String(Math.min(offset, sorted.length)));
  return done(writeSingle(call, done(inner)));
}

function read(call: Call, query: string): Outcome<Persona[]> {
  const node = child(call.request, 'ParentFolderId');
  const id = attribute(node?.children[0], 'Id');
  if (!node || id === 'directory' || node.children[0]?.name === 'AddressListId') {
    if (query === '' && !child(call.request, 'Restriction') && id !== 'directory')
      return refuse('ErrorInvalidArgument', 'A query is needed without a folder.');
    return done(
      addressList(call.store)
        .filter((one) => query === '' || answersTo(one, query))
        .map(personaOf),
    );
  }
  const folder = findTargetIn(call, node);
  if (!folder.ok) return folder;
  if (!rightsFor(call.view, folder.value).canRead) return refuse('ErrorAccessDenied');
  const found = [...folder.value.items].filter((one) => one.kind === 'Contact');
  const personas = found.map(({ values }): Persona => ({
    name: values.DisplayName ?? values.Subject ?? '',
    address: addressesOf(values)[0] ?? '',
    title: values.JobTitle,
    department: values.Department,
    company: values.CompanyName,
  }));
  const asked = query.toLowerCase();
  return done(personas.filter((one) => `${one.name} ${one.address}`.toLowerCase().includes(asked)));
}

function personaOf(entry: Entry): Persona {
  const { name, address } = nameOf(entry);
  const person = entry.type === 'person' ? entry.person : undefined;
  return { name, address, title: person?.title, department: person?.department, company: undefined };
}

function elementsOf(call: Call): ReadonlySet<string> {
  const shape = child(call.request, 'PersonaShape');
  const named = (child(shape, 'AdditionalProperties')?.children ?? []).map((one) =>
    elementOf(attribute(one, 'FieldURI') ?? ''),
  );
  const isIdOnly = childText(shape, 'BaseShape')?.trim() === 'IdOnly';
  return new Set([...named, ...(isIdOnly ? [] : order)]);
}

function writePersona(call: Call, persona: Persona, wanted: ReadonlySet<string>): string {
  const [given, ...rest] = persona.name.split(' ');
  const mail = (name: string) => writeAddress(call.store, name, persona);
  const texts: Readonly<Record<string, string | undefined>> = {
    DisplayName: persona.name,
    GivenName: given,
    Surname: rest.length > 0 ? rest.join(' ') : undefined,
    Title: persona.title,
    Department: persona.department,
    CompanyName: persona.company,
  };
  const written = order.map((name) => {
    if (!wanted.has(name)) return '';
    if (name === 'EmailAddress') return persona.address === '' ? '' : mail('t:EmailAddress');
    if (name === 'EmailAddresses')
      return persona.address === '' ? '' : element('t:EmailAddresses', mail('t:Address'));
    const text = texts[name];
    return text === undefined ? '' : textElement(`t:${name}`, text);
  });
  const id = element('t:PersonaId', '', { Id: personaId(persona.address) });
  return element('t:Persona', id + written.join(''));
}
