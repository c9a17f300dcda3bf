import type { Failure } from '../../../shared/failure.ts';
import type { ContactChange } from '../../../shared/model/people/contact.ts';
import { refusedHeader } from './header-values.ts';

/**
 * Refuses a contact whose mail address is none: mail would go there some day. A slot that is named twice is refused as
 * well, since Exchange would keep either. Null when all is well.
 */
export function refusedContact(change: ContactChange, marker: string | null = null): Failure | null {
  const { emails = [], phones = [], addresses = [] } = change;
  const isDouble = [emails, phones, addresses].some(
    (entries: readonly { readonly slot: string }[]) =>
      new Set(entries.map(({ slot }) => slot)).size < entries.length,
  );
  if (isDouble) return { kind: 'invalid-request', message: 'A contact has two entries in one place.' };
  return refusedHeader(
    emails.filter(({ address }) => address !== ''),
    [marker],
  );
}
