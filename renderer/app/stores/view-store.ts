import { create } from 'zustand';

/** The places of a mailbox. */
export type Place = 'mail' | 'calendar' | 'access';

/** What fills the window beside the rail. */
export type Screen =
  | { readonly screen: 'mailbox'; readonly mailboxId: string }
  | { readonly screen: 'journal' }
  | { readonly screen: 'settings' }
  | { readonly screen: 'add-account' };

/** A question with two answers. */
export interface Question {
  readonly title: string;
  readonly text: string;
  /** What the buttons say: what happens, and what stays. */
  readonly yes: string;
  readonly no: string;
  /** What it asks for loses something. */
  readonly isDanger?: boolean;
}

/** The dialog that stands above everything, or none. */
export type OpenDialog =
  | { readonly dialog: 'open-mailbox'; readonly accountId: string | null; readonly address: string }
  | { readonly dialog: 'allow-writes'; readonly sessionId: string }
  | { readonly dialog: 'sign-in'; readonly accountId: string }
  | { readonly dialog: 'remove-account'; readonly accountId: string }
  | { readonly dialog: 'forget-mailbox'; readonly mailboxId: string }
  | { readonly dialog: 'link'; readonly sessionId: string; readonly itemId: string; readonly index: number }
  | {
      readonly dialog: 'question';
      readonly question: Question;
      readonly answer: (isYes: boolean) => void;
    }
  | { readonly dialog: 'closing' }
  | { readonly dialog: 'outbox' }
  | { readonly dialog: 'keys' };

interface ViewStore {
  readonly screen: Screen | null;
  /** The place each mailbox was left in, by mailbox id. */
  readonly places: Readonly<Record<string, Place>>;
  readonly dialog: OpenDialog | null;
  /** What the person chose; null lets the width of the window decide. */
  readonly isRailNarrow: boolean | null;
  /** Parts of the rail that are folded: account ids, and `account id/access` for one group of an account. */
  readonly folded: ReadonlySet<string>;
  readonly isPaletteOpen: boolean;
  readonly showMailbox: (mailboxId: string, place?: Place) => void;
  readonly showScreen: (screen: Screen | null) => void;
  readonly showPlace: (place: Place) => void;
  readonly showDialog: (dialog: OpenDialog) => void;
  readonly closeDialog: () => void;
  readonly setRailNarrow: (isNarrow: boolean) => void;
  readonly fold: (part: string) => void;
  readonly setPaletteOpen: (isOpen: boolean) => void;
}

/** Where the person is. A mailbox keeps the place it was left in, so that coming back shows what was seen. */
export const useViewStore = create<ViewStore>((set, get) => ({
  screen: null,
  places: {},
  dialog: null,
  isRailNarrow: null,
  folded: new Set(),
  isPaletteOpen: false,
  showMailbox: (mailboxId, place) => {
    const { places } = get();
    const next = place ?? places[mailboxId] ?? 'mail';
    set({ screen: { screen: 'mailbox', mailboxId }, places: { ...places, [mailboxId]: next } });
  },
  showScreen: (screen) => set({ screen }),
  showPlace: (place) => {
    const { screen, places } = get();
    if (screen?.screen === 'mailbox') set({ places: { ...places, [screen.mailboxId]: place } });
  },
  showDialog: (dialog) => set({ dialog, isPaletteOpen: false }),
  closeDialog: () => set({ dialog: null }),
  setRailNarrow: (isRailNarrow) => set({ isRailNarrow }),
  fold: (part) => {
    const { folded } = get();
    set({
      folded: new Set(folded.has(part) ? [...folded].filter((one) => one !== part) : [...folded, part]),
    });
  },
  setPaletteOpen: (isPaletteOpen) => set({ isPaletteOpen }),
}));

/** The id of the mailbox on screen, or null. */
export function useCurrentMailboxId(): string | null {
  return useViewStore((view) => (view.screen?.screen === 'mailbox' ? view.screen.mailboxId : null));
}

/** What changes the view, for use while rendering and in handlers. */
export function viewActions(): ViewStore {
  return useViewStore.getState();
}
