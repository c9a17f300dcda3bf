import type { Item } from '../store/types.ts';

/** Size of an item in bytes, near enough: what it holds, and a constant for what every item has. */
export function sizeOf(item: Item): number {
  const { Body: body, Subject: subject } = item.values;
  const attached = item.attachments.reduce((sum, one) => sum + one.content.length, 0);
  return 2_048 + (body?.text.length ?? 0) + (subject?.length ?? 0) * 2 + attached;
}
