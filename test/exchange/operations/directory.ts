import { createHash } from 'node:crypto';

import type { SeedGroup, SeedPerson } from '../content/seed.ts';
import { legacyDnOf } from '../schema/people-form.ts';
import type { Store } from '../store/store.ts';
import { element, textElement } from '../xml/write.ts';

/** Somebody or something that the address list shows. */
export type Entry =
  | { readonly type: 'person'; readonly person: SeedPerson }
  | { readonly type: 'group'; readonly group: SeedGroup };

/** Whom the address list shows: no outsiders, and nobody hidden. */
export function addressList(store: Store): Entry[] {
  const shown = [...store.people.values()].filter((one) => one.kind !== 'external' && one.isHidden !== true);
  return [
    ...shown.map((person) => ({ type: 'person', person }) as const),
    ...[...store.groups.values()].map((group) => ({ type: 'group', group }) as const),
  ];
}

/** Name and address of an entry. */
export function nameOf(entry: Entry): { readonly name: string; readonly address: string } {
  return entry.type === 'person' ? entry.person : entry.group;
}

/** Other addresses of an entry, in lower case. */
export function aliasesOf(entry: Entry): readonly string[] {
  return entry.type === 'person' ? (entry.person.aliases ?? []) : [];
}

/** Whether an entry answers to what somebody typed: its address, its name, or the beginnings of words of it. */
export function answersTo(entry: Entry, typed: string): boolean {
  const wanted = typed
    .trim()
    .toLowerCase()
    .replace(/^(smtp:|=)/, '');
  if (wanted === '') return false;
  const { name, address } = nameOf(entry);
  if (wanted.startsWith('/')) return legacyDnOf(address).toLowerCase() === wanted;
  if (aliasesOf(entry).includes(wanted)) return true;
  if (address.toLowerCase().startsWith(wanted) || name.toLowerCase().startsWith(wanted)) return true;
  const words = name.toLowerCase().split(/[\s.]+/);
  return wanted.split(/\s+/).every((part) => words.some((word) => word.startsWith(part)));
}

/** t:MailboxType of an address here. */
export function mailboxTypeOf(store: Store, address: string): string {
  const lower = address.toLowerCase();
  if (store.groups.has(lower)) return 'PublicDL';
  return store.people.get(lower)?.kind === 'external' ? 'Contact' : 'Mailbox';
}

/** t:EmailAddressType's children, under an element name. */
export function writeAddress(
  store: Store,
  wrapper: string,
  { name, address }: { readonly name: string; readonly address: string },
): string {
  return element(
    wrapper,
    textElement('t:Name', name) +
      textElement('t:EmailAddress', address) +
      element('t:RoutingType', 'SMTP') +
      element('t:MailboxType', mailboxTypeOf(store, address)),
  );
}

/** A persona's id: made from the address, always the same. */
export function personaId(address: string): string {
  const hash = createHash('sha256').update(`persona ${address.toLowerCase()}`).digest();
  return `AAUQA${hash.toString('base64').replaceAll('=', '').slice(0, 39)}`;
}
