/** The name under which the binding is born; the script below takes it away before any script of the page runs. */
export const bindingName = 'onbehalfDoor';

/** Where the page's end of event delivery is found: a symbol that cannot be enumerated. */
export const deliveryName = 'onbehalf.deliver';

type Listener = (payload: unknown) => void;

// What the script uses of a browser's globals: main/ is compiled without the DOM.
declare const top: unknown;
declare const location: { readonly origin: string };

/**
 * Runs in the page before its own scripts and makes `window.bridge` as `shared/bridge.ts` has it, out of one
 * binding that takes text and gives text. Sent to the browser as source: it may use nothing from outside itself.
 */
export function installBridge(names: { origin: string; binding: string; delivery: string }): void {
  const door: (text: string) => Promise<string> = Reflect.get(globalThis, names.binding);
  Reflect.deleteProperty(globalThis, names.binding);
  if (top !== globalThis || location.origin !== names.origin) return;

  const listeners = new Map<string, Set<Listener>>();
  const bridge = Object.freeze({
    request: async (name: string, input: unknown): Promise<unknown> =>
      JSON.parse(await door(JSON.stringify({ request: name, input }))),
    subscribe: (name: string, listener: Listener): (() => void) => {
      const known = listeners.get(name) ?? new Set<Listener>();
      const own: Listener = (payload) => listener(payload);
      listeners.set(name, known.add(own));
      return () => void known.delete(own);
    },
  });
  Object.defineProperty(globalThis, 'bridge', { value: bridge, enumerable: true });
  Object.defineProperty(globalThis, Symbol.for(names.delivery), {
    value: (event: string, payload: string) => {
      for (const listener of listeners.get(event) ?? []) listener(JSON.parse(payload));
    },
  });
}

/** Runs in the page: hands events to their listeners, in one task; nothing happens on a page that is not ours. */
export function deliver(pushed: {
  delivery: string;
  batch: readonly { readonly event: string; readonly payload: string }[];
}): void {
  const give: ((event: string, payload: string) => void) | undefined = Reflect.get(
    globalThis,
    Symbol.for(pushed.delivery),
  );
  for (const { event, payload } of pushed.batch) give?.(event, payload);
}
