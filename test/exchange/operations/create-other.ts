import { done } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { addItem } from '../store/items.ts';
import type { Item } from '../store/types.ts';
import { commonValues } from '../submission/new-values.ts';
import type { XmlNode } from '../xml/node.ts';
import type { Call } from './call.ts';
import { folderToCreateIn } from './create-request.ts';
import type { CreateRequest } from './create-request.ts';
import { readItemInput } from './item-input.ts';
import { noteChange } from './note-change.ts';

const homes = { Item: 'drafts', Contact: 'contacts', Task: 'tasks' } as const;
const classes = { Item: 'IPM.Note', Contact: 'IPM.Contact', Task: 'IPM.Task' } as const;

/** Creates a contact, a task or a plain item, with the few properties that are kept of them. */
export function createOther(
  call: Call,
  node: XmlNode,
  { kind, request }: { readonly kind: keyof typeof homes; readonly request: CreateRequest },
): Outcome<readonly Item[]> {
  const folder = folderToCreateIn(call, request, homes[kind]);
  if (!folder.ok) return folder;
  const input = readItemInput(node, kind, call);
  if (!input.ok) return input;
  const item = addItem(call.store, folder.value, {
    ...input.value,
    values: { ItemClass: classes[kind], Subject: '', ...commonValues(call), ...input.value.values },
    creator: call.identity,
    thread: `${kind} ${call.store.nextCounter()}`,
  });
  noteChange(call, 'create', item);
  return done([item]);
}
