import type { Access } from '../../shared/model/identity.ts';
import type { Session } from '../../shared/model/session.ts';
import type { Result } from '../../shared/result.ts';
import { failureWords } from './failure-words.ts';
import { useAccountsStore } from './stores/accounts-store.ts';
import { inRailOrder, useMailboxesStore } from './stores/mailboxes-store.ts';
import { sessionOfMailbox, useSessionsStore } from './stores/sessions-store.ts';
import { useToastsStore } from './stores/toasts-store.ts';
import { useViewStore, type Place } from './stores/view-store.ts';

/** Shows a remembered mailbox at once, and opens it when it has no session. */
export function goToMailbox(mailboxId: string, place?: Place): void {
  useViewStore.getState().showMailbox(mailboxId, place);
  const { sessions } = useSessionsStore.getState();
  if (sessionOfMailbox(sessions, mailboxId) === null) void reopen(mailboxId);
}

/** Opens a remembered mailbox anew. A refusal before any session exists is told as a toast. */
export async function reopen(mailboxId: string): Promise<void> {
  const mailbox = useMailboxesStore.getState().mailboxes?.find((one) => one.mailboxId === mailboxId);
  if (mailbox === undefined) return;
  const { accountId, address, access } = mailbox;
  const answer = await useSessionsStore.getState().open(accountId, address, access);
  if (answer.ok) return;
  const words = failureWords(answer.failure);
  useToastsStore.getState().show({ tone: 'refused', text: `${mailbox.name}: ${words.title}. ${words.text}` });
}

/** Opens a mailbox by address and goes there. */
export async function openAndGo(
  accountId: string,
  address: string,
  access: Access,
): Promise<Result<Session>> {
  const answer = await useSessionsStore.getState().open(accountId, address, access);
  if (answer.ok) useViewStore.getState().showMailbox(answer.value.mailboxId);
  return answer;
}

/** The mailboxes as the rail lists them, which is also what Ctrl 1 to 9 count. */
export function railMailboxes() {
  const { mailboxes } = useMailboxesStore.getState();
  const accounts = useAccountsStore.getState().accounts ?? [];
  return inRailOrder(
    mailboxes ?? [],
    accounts.map((account) => account.accountId),
  );
}

/** Goes to the n-th mailbox of the rail, counted from 1; nothing happens where there is none. */
export function goToNth(n: number): void {
  const mailbox = railMailboxes()[n - 1];
  if (mailbox !== undefined) goToMailbox(mailbox.mailboxId);
}
