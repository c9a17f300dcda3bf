import { useEffect, useRef } from 'react';
import { create } from 'zustand';
import type { IconName } from '../../components/words/icon.tsx';
import type { Reason } from '../../components/words/why-not.tsx';

/** Something a person can do, by the palette, by a key, or by the primary button of the bar. */
export interface Command {
  /** Unique while registered, for instance `mail.reply`. */
  readonly id: string;
  readonly label: string;
  /** Where it is listed: "Mail", "Calendar", "Mailboxes", "Everywhere". */
  readonly group: string;
  readonly run: () => void;
  /**
   * Keys in tinykeys' words: `$mod+k`, `g m`, `Shift+?`. A key without a modifier is not heard while typing.
   * Two keys do the same with an array.
   */
  readonly keys?: string | readonly string[] | undefined;
  readonly icon?: IconName | undefined;
  readonly whyNot?: Reason | null | undefined;
  /** Other words that find it in the palette. */
  readonly alsoCalled?: string | undefined;
  /** The one primary action of the view: drawn in the bar. */
  readonly isPrimary?: boolean | undefined;
  /** Heard, and shown among the keys, but not listed in the palette (next row, previous row). */
  readonly isQuiet?: boolean | undefined;
}

/** The view's own search: the palette's field offers it first. */
export interface ViewSearch {
  /** What is searched: "Inbox". */
  readonly label: string;
  /** Empty words end the search. */
  readonly run: (words: string) => void;
}

interface CommandsStore {
  /** By the registrant that brought them, the newest last. */
  readonly sets: readonly { readonly owner: symbol; readonly commands: readonly Command[] }[];
  readonly searches: readonly { readonly owner: symbol; readonly search: ViewSearch }[];
  /** Puts a set in place, instead of the owner's earlier one. */
  readonly register: (owner: symbol, commands: readonly Command[]) => void;
  readonly registerSearch: (owner: symbol, search: ViewSearch) => void;
  readonly unregister: (owner: symbol) => void;
}

/** What can be done here and now. Features register while they are on screen. */
export const useCommandsStore = create<CommandsStore>((set, get) => ({
  sets: [],
  searches: [],
  register: (owner, commands) => {
    const { sets } = get();
    const isKnown = sets.some((one) => one.owner === owner);
    set({
      sets: isKnown
        ? sets.map((one) => (one.owner === owner ? { owner, commands } : one))
        : [...sets, { owner, commands }],
    });
  },
  registerSearch: (owner, search) =>
    set({ searches: [...get().searches.filter((one) => one.owner !== owner), { owner, search }] }),
  unregister: (owner) =>
    set({
      sets: get().sets.filter((one) => one.owner !== owner),
      searches: get().searches.filter((one) => one.owner !== owner),
    }),
}));

/** Every command there is, a newer one in the place of an older one with its id. */
export function allCommands(sets: CommandsStore['sets']): readonly Command[] {
  const byId = new Map<string, Command>();
  for (const { commands } of sets) for (const command of commands) byId.set(command.id, command);
  return [...byId.values()];
}

/** Registers commands while the component is on screen. Give a memoised array: each new one registers anew. */
export function useCommands(commands: readonly Command[]): void {
  const owner = useRef(Symbol('commands'));
  useEffect(() => {
    const mine = owner.current;
    useCommandsStore.getState().register(mine, commands);
    return () => useCommandsStore.getState().unregister(mine);
  }, [commands]);
}

/** Registers the view's search while the component is on screen. Give a memoised object. */
export function useViewSearch(search: ViewSearch): void {
  const owner = useRef(Symbol('search'));
  useEffect(() => {
    const mine = owner.current;
    useCommandsStore.getState().registerSearch(mine, search);
    return () => useCommandsStore.getState().unregister(mine);
  }, [search]);
}
