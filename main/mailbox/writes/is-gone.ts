import type { Failure } from '../../../shared/failure.ts';

/**
 * Whether a refusal means that the item was moved or deleted. `ErrorAccessDenied` is what servers compatible with
 * Exchange say of an absent item; to a write it may as well mean a missing right, so it counts only for a read of an item
 * that this session could read before.
 */
export function isGone(failure: Failure, asked: 'read' | 'write'): boolean {
  if (failure.kind !== 'response-code') return false;
  switch (failure.code) {
    case 'ErrorItemNotFound':
    case 'ErrorCalendarOccurrenceIsDeletedFromRecurrence':
      return true;
    case 'ErrorAccessDenied':
      return asked === 'read';
    default:
      return false;
  }
}
