import { itemRights } from '../rights/rights.ts';
import { rightsFor } from '../schema/computed.ts';
import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { writeResponse } from '../soap/response.ts';
import { attribute, child, toBoolean } from '../xml/node.ts';
import type { XmlNode } from '../xml/node.ts';
import type { Call } from './call.ts';
import { findTargetItem } from './find-target.ts';
import { sendDraft } from './send-draft.ts';

/** See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/senditem-operation>. */
export function sendItem(call: Call): Outcome<string> {
  const savedIn = child(call.request, 'SavedItemFolderId');
  const isSaved = toBoolean(attribute(call.request, 'SaveItemToFolder')) ?? false;
  const outcomes = (child(call.request, 'ItemIds')?.children ?? []).map((node): Outcome<string> => {
    if (savedIn && !isSaved)
      return refuse(
        'ErrorInvalidSendItemSaveSettings',
        'SavedItemFolderId must not be given when SaveItemToFolder is false.',
      );
    return sendOne(call, node, { savedIn, isSaved });
  });
  return done(writeResponse(call, outcomes));
}

function sendOne(
  call: Call,
  node: XmlNode,
  copies: { readonly savedIn: XmlNode | undefined; readonly isSaved: boolean },
): Outcome<string> {
  const target = findTargetItem(call, node);
  if (!target.ok) return target;
  const { item, change, hasInvalidChangeKey } = target.value;
  if (hasInvalidChangeKey) return refuse('ErrorInvalidChangeKey');
  if (change === undefined) return refuse('ErrorChangeKeyRequired');
  if (change !== item.change) return refuse('ErrorStaleObject');
  if (!itemRights(rightsFor(call.view, item.folder), item, call.identity).modify)
    return refuse('ErrorAccessDenied');
  const sent = sendDraft(call, item, copies);
  return sent.ok ? done('') : sent;
}
