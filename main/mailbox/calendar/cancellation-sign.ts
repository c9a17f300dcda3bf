import { setTimeout as pause } from 'node:timers/promises';
import type { Result } from '../../../shared/result.ts';
import { findCancellations } from '../../ews/operations/find-cancellations.ts';
import { inMailbox, type ThreadContext } from '../context.ts';

/** Exchange files the copy as it sends; these are the waits before each look, in ms. */
const LOOKS = [0, 400, 1_500] as const;

/** The copies of cancellations of one name in each place where one may be filed. */
export type FiledCancellations = readonly Result<readonly string[]>[];

/** The copies that are there already: asked for before a meeting is cancelled. */
export async function filedCancellations(
  context: ThreadContext,
  subject: string,
): Promise<FiledCancellations> {
  const { identities } = context.start;
  const own = { by: 'name', name: 'sentitems', mailbox: identities.authenticated } as const;
  const folders = [inMailbox(context, 'sentitems'), ...(identities.access === 'delegate' ? [own] : [])];
  return await Promise.all(folders.map((folder) => findCancellations(context.service, { folder, subject })));
}

/**
 * Whether there is a sign that a cancellation went out: a copy among the sent items of the mailbox, or of whoever signed in,
 * that was not there before. True as well where neither may be read: nothing is claimed that cannot be seen.
 */
export async function hasSignOfCancellation(
  context: ThreadContext,
  { subject, before }: { readonly subject: string; readonly before: FiledCancellations },
): Promise<boolean> {
  const known = new Set(before.flatMap((each) => (each.ok ? each.value : [])));
  for (const wait of LOOKS) {
    await pause(wait);
    const now = await filedCancellations(context, subject);
    const seen = now.filter((each, index) => each.ok && before[index]?.ok === true);
    if (seen.length === 0 || seen.some((each) => each.ok && each.value.some((id) => !known.has(id))))
      return true;
  }
  return false;
}
