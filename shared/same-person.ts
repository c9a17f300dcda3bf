import type { NativeAddress, Person } from './model/identity.ts';

/** What tells who somebody is; a name alone tells nothing. */
export type Identified = Pick<Person, 'address'> & Partial<Pick<Person, 'native' | 'primary'>>;

/** What is known of whether two correspondents are one. `unknown` wherever one of them has nothing to be compared by. */
export type Sameness = 'same' | 'different' | 'unknown';

/**
 * Whether two correspondents are one, by the directory's entry where it is known, else by address; upper and lower case
 * are alike. The same name is no proof, and a legacy address proves nothing about an SMTP one.
 */
export function sameness(one: Identified, other: Identified): Sameness {
  const [address, otherAddress] = [addressKey(one), addressKey(other)];
  if (address !== '' && address === otherAddress) return 'same';
  const [native, otherNative] = [nativeKey(one.native), nativeKey(other.native)];
  if (native !== '' && native === otherNative) return 'same';
  if (address !== '' && otherAddress !== '') return 'different';
  return native !== '' && otherNative !== '' ? 'different' : 'unknown';
}

/** Whether two correspondents are one for certain. */
export function isSamePerson(one: Identified, other: Identified): boolean {
  return sameness(one, other) === 'same';
}

/** Whether somebody is the one with that SMTP address for certain. */
export function isAt(person: Identified, address: string): boolean {
  return isSamePerson(person, { address });
}

/**
 * Whether two entries of lists stand for one: one person for certain, or the same name without anything to tell them by,
 * as an entry and its copy have.
 */
export function isSameEntry(one: Person, other: Person): boolean {
  if (isSamePerson(one, other)) return true;
  return keysOf(one).length + keysOf(other).length === 0 && one.name === other.name;
}

/** Everybody once, in order; whoever may be another is kept. */
export function distinctPeople<P extends Identified>(people: readonly P[]): P[] {
  const seen = new Set<string>();
  return people.filter((person) => {
    const keys = keysOf(person);
    const isNew = keys.every((key) => !seen.has(key));
    for (const key of keys) seen.add(key);
    return isNew;
  });
}

/** Those of `people` who are none of `others` for certain. */
export function peopleBeside<P extends Identified>(people: readonly P[], others: readonly Identified[]): P[] {
  const seen = new Set(others.flatMap(keysOf));
  return people.filter((person) => keysOf(person).every((key) => !seen.has(key)));
}

/** Whether there is an SMTP address to write to. */
export function hasAddress({ address }: Pick<Person, 'address'>): boolean {
  return address !== '';
}

/** A correspondent in words: the name, or whatever the server called them by. */
export function nameOf({ name, address, native }: Person): string {
  return name !== '' ? name : address !== '' ? address : (native?.value ?? '');
}

/**
 * Under what a directory is asked about somebody: the legacy address, or the SMTP one in lower case; null where there is
 * nothing to ask by. Names are never asked by: several people have the same.
 */
export function directoryKey({ address, native }: Identified): string | null {
  if (address !== '') return address.toLowerCase();
  return native?.routing === 'EX' && native.value !== '' ? native.value.toLowerCase() : null;
}

function keysOf({ native, ...person }: Identified): string[] {
  return [addressKey(person), nativeKey(native)].filter((key) => key !== '');
}

function addressKey({ address, primary }: Identified): string {
  return (primary ?? address).toLowerCase();
}

/** SMTP addresses hold no tab, so the two kinds of keys cannot meet. */
function nativeKey(native: NativeAddress | undefined): string {
  return native === undefined || native.value === '' ? '' : `${native.routing}\t${keyOfValue(native)}`;
}

/** Item ids are case-sensitive, names in a directory are not. */
function keyOfValue({ routing, value }: NativeAddress): string {
  return routing === 'MAPIPDL' ? value : value.toLowerCase();
}
