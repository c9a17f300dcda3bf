/**
 * The short form of a name for narrow places: the first word of a person's name ("Mary"), the local part of an
 * address ("mary.okafor"). A name whose first word says little alone ("Board room 4") is given whole: only names of
 * two words, each with a capital, are taken for a person's.
 */
export function shortName(name: string): string {
  if (name.includes('@')) return name.slice(0, name.indexOf('@'));
  const words = name.trim().split(/\s+/u);
  const first = words[0];
  const isPerson = words.length === 2 && words.every((word) => /^\p{Lu}/u.test(word));
  return isPerson && first !== undefined ? first : name;
}

/** A person as an address line: `Mary Okafor <mary@contoso.test>`, or the address alone where no name is known. */
export function addressLine(person: { readonly name: string; readonly address: string }): string {
  if (person.address === '') return person.name;
  if (person.name === '' || person.name === person.address) return person.address;
  return `${person.name} <${person.address}>`;
}

/** The name of a person, or the address where no name is known. */
export function personName(person: { readonly name: string; readonly address: string }): string {
  return person.name === '' ? person.address : person.name;
}
