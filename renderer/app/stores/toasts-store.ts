import { create } from 'zustand';

/** How long a toast that tells good news stays, in milliseconds; bad news stays until it is dismissed. */
export const toastMs = 6000;

/** One outcome told in a corner of the window and read out. */
export interface Toast {
  readonly tone: 'info' | 'proved' | 'pending' | 'refused';
  readonly text: string;
  /** What it is about: a newer toast on the same takes the place of an older one. */
  readonly topic?: string;
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
}

interface ShownToast extends Toast {
  readonly id: number;
}

interface ToastsStore {
  readonly toasts: readonly ShownToast[];
  /** What the live region says now; for arrivals and outcomes that need no toast. */
  readonly announcement: string;
  /** Returns the toast's id, for `dismiss`. */
  readonly show: (toast: Toast) => number;
  readonly dismiss: (id: number) => void;
  /** Takes away what is no longer true of something. */
  readonly dismissTopic: (topic: string) => void;
  readonly announce: (text: string) => void;
}

let nextId = 1;

/** Outcomes, told and read out. What goes wrong belongs where it happened first; a toast is for what has no place. */
export const useToastsStore = create<ToastsStore>((set, get) => ({
  toasts: [],
  announcement: '',
  show: (toast) => {
    const id = nextId++;
    const others = get().toasts.filter(({ topic }) => topic === undefined || topic !== toast.topic);
    set({ toasts: [...others, { ...toast, id }].slice(-4) });
    if (toast.tone === 'info' || toast.tone === 'proved') setTimeout(() => get().dismiss(id), toastMs);
    return id;
  },
  dismiss: (id) => set({ toasts: get().toasts.filter((toast) => toast.id !== id) }),
  dismissTopic: (topic) => set({ toasts: get().toasts.filter((toast) => toast.topic !== topic) }),
  announce: (announcement) => set({ announcement }),
}));
