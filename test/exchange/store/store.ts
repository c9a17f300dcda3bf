import type { SeedGroup, SeedImpersonation, SeedPerson } from '../content/seed.ts';
import type { Recipient } from '../schema/codec.ts';
import type { Clock } from './clock.ts';
import type { Mailbox } from './types.ts';

/** Everything the server holds: directory, mailboxes, roles. */
export interface Store {
  readonly domain: string;
  readonly clock: Clock;
  /** Everyone in the directory, outsiders included, by lower-case address. */
  readonly people: Map<string, SeedPerson>;
  /** Mailboxes by lower-case address. */
  readonly mailboxes: Map<string, Mailbox>;
  readonly mailboxesByGuid: Map<string, Mailbox>;
  /** Distribution groups and room lists, by lower-case address. */
  readonly groups: ReadonlyMap<string, SeedGroup>;
  /** PNG pictures, by lower-case address. */
  readonly photos: ReadonlyMap<string, Uint8Array>;
  readonly impersonation: readonly SeedImpersonation[];
  /** Lower-case addresses of ours whose mailboxes lie with another organisation. */
  readonly elsewhere: Set<string>;
  /** A number never given before: for ids and change keys. */
  nextCounter(): number;
  /** The first of so many numbers that nobody else will be given. */
  reserve(count: number): number;
}

/** The mailbox with this primary SMTP address, compared without case. */
export function mailboxOf(store: Store, address: string): Mailbox | undefined {
  return store.mailboxes.get(address.trim().toLowerCase());
}

/** An address as a recipient, with the directory's name where it has one. */
export function recipientOf(store: Store, address: string, name?: string): Recipient {
  const lower = primaryOf(store, address.trim().toLowerCase());
  const person = store.people.get(lower);
  const group = store.groups.get(lower);
  if (group) return { address: group.address, name: group.name };
  return { address: person?.address ?? address.trim(), name: person?.name ?? name ?? address.trim() };
}

/** Everybody whom an address reaches, in lower case, each once: a group's members, also of groups in it. */
export function membersOf(store: Store, address: string, seen: Set<string> = new Set()): string[] {
  const lower = primaryOf(store, address.trim().toLowerCase());
  if (seen.has(lower)) return [];
  seen.add(lower);
  const group = store.groups.get(lower);
  return group ? group.members.flatMap((one) => membersOf(store, one, seen)) : [lower];
}

/** The address that an alias stands for, or the same; both in lower case. */
function primaryOf(store: Store, lower: string): string {
  if (store.people.has(lower)) return lower;
  for (const person of store.people.values())
    if (person.aliases?.includes(lower) === true) return person.address.toLowerCase();
  return lower;
}
