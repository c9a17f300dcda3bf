import { create } from 'zustand';
import type { Access } from '../../../shared/model/identity.ts';
import type { RememberedMailbox } from '../../../shared/model/session.ts';
import { request } from '../bridge.ts';
import { keptEqual } from './kept-equal.ts';

interface MailboxesStore {
  /** Null until main has answered. */
  readonly mailboxes: readonly RememberedMailbox[] | null;
  readonly load: () => Promise<void>;
  readonly changed: (mailboxes: readonly RememberedMailbox[]) => void;
}

/** The remembered mailboxes: the lines of the rail. */
export const useMailboxesStore = create<MailboxesStore>((set, get) => ({
  mailboxes: null,
  load: async () => {
    const answer = await request('mailbox.list', {});
    if (answer.ok) set({ mailboxes: answer.value });
  },
  changed: (mailboxes) => set({ mailboxes: keptEqual(get().mailboxes, mailboxes) }),
}));

/** The groups of the rail, in their order. */
export const accessGroups: readonly { readonly access: Access; readonly label: string }[] = [
  { access: 'own', label: 'Own' },
  { access: 'delegate', label: 'Delegate' },
  { access: 'impersonation', label: 'Impersonated' },
];

/** The mailboxes in the order of the rail: by account as listed, then own, delegate, impersonated, then by name. */
export function inRailOrder(
  mailboxes: readonly RememberedMailbox[],
  accountIds: readonly string[],
): readonly RememberedMailbox[] {
  const groups = accessGroups.map((group) => group.access);
  return mailboxes.toSorted(
    (one, other) =>
      accountIds.indexOf(one.accountId) - accountIds.indexOf(other.accountId) ||
      groups.indexOf(one.access) - groups.indexOf(other.access) ||
      one.name.localeCompare(other.name),
  );
}
