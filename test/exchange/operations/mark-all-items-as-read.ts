import { rightsFor } from '../schema/computed.ts';
import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { writeResponse } from '../soap/response.ts';
import { touchItem } from '../store/items.ts';
import { propertyOf } from '../store/lazy-item.ts';
import { child, childText, toBoolean } from '../xml/node.ts';
import type { Call } from './call.ts';
import { findTargetFolder } from './find-target.ts';

/** See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/markallitemsasread-operation>. */
export function markAllItemsAsRead(call: Call): Outcome<string> {
  const isRead = toBoolean(childText(call.request, 'ReadFlag')) ?? true;
  const outcomes = (child(call.request, 'FolderIds')?.children ?? []).map((node): Outcome<string> => {
    const folder = findTargetFolder(call, node);
    if (!folder.ok) return folder;
    if (rightsFor(call.view, folder.value).edit !== 'All') return refuse('ErrorAccessDenied');
    for (const item of folder.value.items) {
      const wasRead = propertyOf(item, 'IsRead');
      if (wasRead === undefined || wasRead === isRead) continue;
      item.values = { ...item.values, IsRead: isRead };
      touchItem(call.store, item, 'readFlag');
    }
    return done('');
  });
  return done(writeResponse(call, outcomes));
}
