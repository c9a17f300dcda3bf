import type { Person } from '../../../shared/model/identity.ts';

const addressPattern = /^[^\s@<>";\\,]+@[^\s@<>";\\,]+$/u;

/** What pasted or typed text holds: the people that could be read, and what is left over. */
export interface ParsedPeople {
  readonly people: readonly Person[];
  readonly rest: string;
}

/** Whether text has the form of one mail address; Exchange alone knows whether it exists. */
export function isAddress(text: string): boolean {
  return addressPattern.test(text);
}

/**
 * Reads addresses out of text: `mary@contoso.test`, `Mary Okafor <mary@contoso.test>`, and lists of them parted by
 * semicolons, commas or new lines. A comma inside double quotes belongs to the name.
 */
export function parsePeople(text: string): ParsedPeople {
  const people: Person[] = [];
  const rest: string[] = [];
  for (const piece of pieces(text)) {
    const person = parsePerson(piece);
    if (person === null) rest.push(piece);
    else people.push(person);
  }
  return { people, rest: rest.join('; ') };
}

function pieces(text: string): readonly string[] {
  const found = text.match(/(?:"[^"]*"|[^;,\n\r"])+/gu) ?? [];
  return found.map((piece) => piece.trim()).filter((piece) => piece !== '');
}

function parsePerson(piece: string): Person | null {
  const named = /^(?<name>.*)<(?<address>[^<>]+)>$/su.exec(piece)?.groups;
  const address = (named?.['address'] ?? piece).trim();
  if (!isAddress(address)) return null;
  const name = (named?.['name'] ?? '').trim().replace(/^"(?<inner>.*)"$/su, '$<inner>');
  return { name, address: address.toLowerCase() };
}
