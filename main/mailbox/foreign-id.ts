import { mailboxMoniker } from '../ews/item-ids.ts';

/** The keys under which a call names items and folders. */
const NAMING: ReadonlySet<string> = new Set(['itemId', 'folderId', 'to']);

/**
 * Finds an id in a call's input that carries another mailbox than the session's: somebody who may read two mailboxes
 * could otherwise reach one through the session of the other, and the identities on screen would be wrong. Ids that do
 * not tell their mailbox are the server's to judge.
 */
export function foreignId(moniker: string | null, input: unknown): string | null {
  if (moniker === null || typeof input !== 'object' || input === null) return null;
  for (const [key, value] of Object.entries(input)) {
    if (NAMING.has(key) && typeof value === 'string') {
      const carried = mailboxMoniker(value);
      if (carried !== null && carried !== moniker) return value;
    }
    const inside = Array.isArray(value) ? null : foreignId(moniker, value);
    if (inside !== null) return inside;
  }
  return null;
}
