import type { Application } from '../../../main/application.ts';

/** An application that answers with what it was asked, and can be made to push. */
export interface StubApplication extends Application {
  readonly asked: string[];
  readonly clicked: (readonly [token: string, index: number])[];
  readonly frames: Map<string, string>;
  push(event: string, payload: unknown): void;
  /** Locks, as far as a host notices. */
  lock(): void;
  timesWoken: number;
  timesScreenLocked: number;
  timesAsked: number;
  unsentTexts: { isAny: boolean; isOnDisk: boolean };
  /** How pages have ended, in their order; another takes the place of each but the last of `mostEnds`. */
  readonly ends: string[];
  mostEnds: number;
  isClosed: boolean;
}

/** Stands in for the app in tests of hosts: each request comes back as its own value. */
export function stubApplication(): StubApplication {
  const listeners = new Set<(event: string, payload: string) => void>();
  const lockListeners = new Set<() => void>();
  const stub: StubApplication = {
    asked: [],
    clicked: [],
    frames: new Map(),
    isClosed: false,
    timesWoken: 0,
    timesScreenLocked: 0,
    timesAsked: 0,
    unsentTexts: { isAny: false, isOnDisk: true },
    ends: [],
    mostEnds: Number.POSITIVE_INFINITY,
    lock: () => {
      for (const listener of lockListeners) listener();
    },
    onLocked: (listener) => {
      lockListeners.add(listener);
      return () => void lockListeners.delete(listener);
    },
    woke: () => void (stub.timesWoken += 1),
    screenLocked: () => void (stub.timesScreenLocked += 1),
    unsent: () => stub.unsentTexts,
    askToClose: () => void (stub.timesAsked += 1),
    pageEnded: (how) => stub.ends.push(how) < stub.mostEnds,
    onCloseWanted: () => () => undefined,
    answer: async (text) => {
      stub.asked.push(text);
      return JSON.stringify({ ok: true, value: JSON.parse(text) });
    },
    onEvent: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    takeFrame: (token) => {
      const html = stub.frames.get(token) ?? null;
      stub.frames.delete(token);
      return html;
    },
    linkClicked: (token, index) => void stub.clicked.push([token, index]),
    close: async () => void (stub.isClosed = true),
    push: (event, payload) => {
      for (const listener of listeners) listener(event, JSON.stringify(payload));
    },
  };
  return stub;
}
