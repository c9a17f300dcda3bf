import type { Operation } from './call.ts';
import { findFolder } from './find-folder.ts';
import { findItem } from './find-item.ts';
import { getFolder } from './get-folder.ts';
import { getItem } from './get-item.ts';

/** Every operation that the server performs, by the name of its request element. */
export const operations: Readonly<Record<string, Operation>> = {
  FindFolder: findFolder,
  FindItem: findItem,
  GetFolder: getFolder,
  GetItem: getItem,
};
