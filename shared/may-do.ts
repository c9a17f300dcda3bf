import type { EffectiveRights } from './model/folder.ts';

/** What may be done in a folder: with the folder's own right, or with an item that lies in it. */
export type Act = 'read' | 'create' | 'change' | 'delete';

/** The rights that are known where something is to be done. */
export interface KnownRights {
  /** The folder's own; null where the folder was not found. */
  readonly folder: EffectiveRights | null;
  /** Of one item that lies there, which stands for the others; null where there is none to tell. */
  readonly items: EffectiveRights | null;
  /** Of the very item, where it was read. */
  readonly item?: EffectiveRights | null;
}

/** Whether something may be done, and whether only trying tells. */
export interface Standing {
  readonly isAllowed: boolean;
  readonly isGuess: boolean;
}

/**
 * The one place that says what may be done. Reading and making go by the folder's own rights. Changing and deleting go by
 * the rights of the item: a folder's own Modify and Delete are about the folder itself, which an Editor may not change and
 * whose items they may. Where no item has told, who may put something in may usually change what is there.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/effectiverights
 */
export function mayDo(act: Act, { folder, items, item = null }: KnownRights): Standing {
  if (act === 'read' || act === 'create') {
    const isAllowed = act === 'read' ? folder?.read : folder?.createContents;
    return { isAllowed: isAllowed ?? false, isGuess: false };
  }
  const told = item ?? items;
  if (told !== null) return { isAllowed: act === 'change' ? told.modify : told.delete, isGuess: false };
  return { isAllowed: folder?.createContents ?? false, isGuess: folder !== null };
}
