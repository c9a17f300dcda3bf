import type { ItemValues } from '../schema/codecs.ts';

/** The mail addresses of a contact, in the order of their keys. */
export function addressesOf(values: ItemValues): string[] {
  const entries = values.EmailAddresses?.children ?? [];
  return entries
    .toSorted((a, b) => (a.attributes.get('Key') ?? '').localeCompare(b.attributes.get('Key') ?? ''))
    .map((one) => one.text.trim().replace(/^smtp:/i, ''))
    .filter((address) => address !== '');
}
