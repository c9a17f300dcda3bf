import type { Failure } from '../../../shared/failure.ts';
import { isAddress } from '../../../shared/address-form.ts';
import type { Person } from '../../../shared/model/identity.ts';
import { nameOf } from '../../../shared/same-person.ts';
import { hasForbiddenCharacters, permitted } from '../xml/xml.ts';

/**
 * Refuses what may not go into a mail's headers: people without an address or with one that is none, by name, or an identifier (`In-Reply-To`, `References`,
 * a marker) with a control character or one that XML has no form for. A value is refused and not mended, because a mended
 * address is another address. Null when all is well.
 * https://www.rfc-editor.org/rfc/rfc5322#section-2.2
 */
export function refusedHeader(
  people: readonly (Person | null)[],
  identifiers: readonly (string | null)[] = [],
): Failure | null {
  const unreachable = people.flatMap((person) =>
    person === null || isAddress(person.address.toLowerCase()) ? [] : [refusedName(person)],
  );
  if (unreachable.length > 0) return { kind: 'no-address', people: unreachable };
  const isBadIdentifier = identifiers.some(
    (value) => value !== null && (/\p{Cc}/u.test(value) || hasForbiddenCharacters(value)),
  );
  return isBadIdentifier ? { kind: 'invalid-request', message: 'A header holds a control character.' } : null;
}

/** As whoever wrote the list knows them: the name, and an address that cannot be one. */
function refusedName(person: Person): string {
  const name = nameOf(person) || 'somebody without a name';
  return singleLine(person.address === '' || person.address === name ? name : `${name} <${person.address}>`);
}

/**
 * A subject, place or name on one line: each run of line ends and control characters becomes one space, and what XML has
 * no form for is left out.
 */
export function singleLine(text: string): string {
  return permitted(text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' '));
}
