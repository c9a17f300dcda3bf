import { focusIfLost, viewElement } from '../../components/layout/focus-if-lost.ts';
import { useMailboxesStore } from '../../app/stores/mailboxes-store.ts';
import { request } from '../../app/bridge.ts';
import { useSessionsStore } from '../../app/stores/sessions-store.ts';
import { loadEverything } from '../../app/start.ts';
import { useViewStore } from '../../app/stores/view-store.ts';
import { success, type Result } from '../../../shared/result.ts';

/** Unlocks, goes to the mailbox that was on screen before the lock, and asks for everything that a fresh page needs. */
export async function unlock(accountId: string | null, secret: string): Promise<Result<null>> {
  const answer = await request('app.unlock', { accountId, secret });
  // Unlocked already, by another press or window: the form stands in front of an app that is open.
  if (!answer.ok && answer.failure.kind !== 'not-locked') return answer;
  const mailboxId = answer.ok ? answer.value.mailboxId : null;
  if (mailboxId !== null) useViewStore.getState().showMailbox(mailboxId);
  // Before the lock screen goes: the mailbox that comes back is not to be seen as closed for a moment.
  await Promise.all([useMailboxesStore.getState().load(), useSessionsStore.getState().load()]);
  await loadEverything();
  // The form that had the focus is gone with the lock: the keys go to what stands in its place.
  focusIfLost(viewElement);
  return success(null);
}
