import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import type { ItemValues } from '../schema/codecs.ts';
import { addItem } from '../store/items.ts';
import type { Item } from '../store/types.ts';
import { commonValues } from '../submission/new-values.ts';
import type { XmlNode } from '../xml/node.ts';
import type { Call } from './call.ts';
import { contactDefaults } from './contact-names.ts';
import { folderToCreateIn } from './create-request.ts';
import type { CreateRequest } from './create-request.ts';
import { readItemInput } from './item-input.ts';
import { noteChange } from './note-change.ts';
import { taskDefaults, taskState } from './task-state.ts';

const homes = { Item: 'drafts', Contact: 'contacts', Task: 'tasks' } as const;
const classes = { Item: 'IPM.Note', Contact: 'IPM.Contact', Task: 'IPM.Task' } as const;
const places = {
  Contact: ['IPF.Contact', 'ErrorCannotCreateContactInNonContactFolder'],
  Task: ['IPF.Task', 'ErrorCannotCreateTaskInNonTaskFolder'],
} as const;

/** Creates a contact, a task or a plain item. Contacts and tasks lie in folders of their class alone. */
export function createOther(
  call: Call,
  node: XmlNode,
  { kind, request }: { readonly kind: keyof typeof homes; readonly request: CreateRequest },
): Outcome<readonly Item[]> {
  const folder = folderToCreateIn(call, request, homes[kind]);
  if (!folder.ok) return folder;
  const [folderClass, code] = kind === 'Item' ? ['', ''] : places[kind];
  if (!folder.value.folderClass.startsWith(folderClass))
    return refuse(code, 'Items of this type belong into folders of their type.');
  const input = readItemInput(node, kind, call);
  if (!input.ok) return input;
  const item = addItem(call.store, folder.value, {
    ...input.value,
    values: {
      ItemClass: classes[kind],
      Subject: '',
      ...commonValues(call),
      ...valuesFor(call, kind, input.value.values),
    },
    creator: call.identity,
    thread: `${kind} ${call.store.nextCounter()}`,
  });
  noteChange(call, 'create', item);
  return done([item]);
}

function valuesFor(call: Call, kind: keyof typeof homes, values: ItemValues): ItemValues {
  if (kind === 'Contact') return { ...values, ...contactDefaults(values) };
  if (kind === 'Task') return taskState(call.store.clock.now(), { ...taskDefaults, ...values });
  return values;
}
