import { announce } from './announce.ts';
import { folderSubject, moveItem, removeItem } from './items.ts';
import type { Store } from './store.ts';
import type { Folder, Item } from './types.ts';

/** Every folder below one, parents before children. */
export function descendantsOf(folder: Folder): Folder[] {
  return folder.children.flatMap((one) => [one, ...descendantsOf(one)]);
}

/** Whether a folder is another, or lies in it. */
export function isInside(folder: Folder, other: Folder): boolean {
  for (let one: Folder | undefined = folder; one; one = one.parent) if (one === other) return true;
  return false;
}

/** The child with this display name, compared without case as Exchange does. */
export function childNamed(parent: Folder, name: string): Folder | undefined {
  return parent.children.find((one) => one.displayName.toLowerCase() === name.toLowerCase());
}

/** Marks a folder changed. */
export function touchFolder(folder: Folder): void {
  folder.change += 1;
  announce(folder.mailbox, () => ({ type: 'Modified', subject: folderSubject(folder) }));
}

/** Hangs a folder below another parent of its mailbox. Unlike an item's, its id stays. */
export function moveFolder(folder: Folder, to: Folder): void {
  const old = folderSubject(folder);
  detach(folder);
  folder.parent = to;
  to.children.push(folder);
  folder.change += 1;
  announce(folder.mailbox, () => ({ type: 'Moved', subject: folderSubject(folder), old }));
}

/** Takes a folder out of its mailbox with everything in it. */
export function removeFolder(folder: Folder): void {
  for (const one of folder.children.slice()) removeFolder(one);
  for (const item of folder.items) removeItem(item);
  announce(folder.mailbox, () => ({ type: 'Deleted', subject: folderSubject(folder) }));
  detach(folder);
  folder.mailbox.folders.delete(folder.counter);
}

/** Deletes or moves away every item of a folder. */
export function emptyInto(store: Store, folder: Folder, target: Folder | undefined): Item[] {
  const items = [...folder.items];
  for (const item of items)
    if (target) moveItem(store, item, target);
    else removeItem(item);
  return items;
}

function detach(folder: Folder): void {
  const siblings = folder.parent?.children ?? [];
  const place = siblings.indexOf(folder);
  if (place >= 0) siblings.splice(place, 1);
}
