import { setTimeout as pause } from 'node:timers/promises';
import { findCancellation } from '../../ews/operations/find-cancellation.ts';
import { inMailbox, type ThreadContext } from './context.ts';

/** Exchange files the copy as it sends; these are the waits before each look, in ms. */
const LOOKS = [0, 400, 1_500] as const;
/** How far the server's clock may be behind this machine's. */
const SLACK = 5 * 60_000;

/**
 * Whether there is a sign that a cancellation went out: its copy among the sent items of the mailbox, or of whoever
 * signed in. True as well where neither may be read: nothing is claimed that cannot be seen.
 */
export async function hasSignOfCancellation(
  context: ThreadContext,
  { subject, began }: { readonly subject: string; readonly began: number },
): Promise<boolean> {
  const { identities } = context.start;
  const own = { by: 'name', name: 'sentitems', mailbox: identities.authenticated } as const;
  const folders = [inMailbox(context, 'sentitems'), ...(identities.access === 'delegate' ? [own] : [])];
  const since = new Date(began - SLACK).toISOString();
  for (const wait of LOOKS) {
    await pause(wait);
    const found = await Promise.all(
      folders.map((folder) => findCancellation(context.service, { folder, since, subject })),
    );
    if (found.every((each) => !each.ok) || found.some((each) => each.ok && each.value)) return true;
  }
  return false;
}
