import { createKeybindingsHandler } from 'tinykeys';
import { allCommands, useCommandsStore, type Command } from './commands-store.ts';

/** How long the second key of `g m` may take, in milliseconds. */
const sequenceMs = 1000;

/** Where a key was pressed, as far as it decides what is heard. */
export interface PressedAt {
  readonly isTyping: boolean;
  readonly isUnderDialog: boolean;
}

/** Whether a command is heard at this moment. Plain keys are text while typing; what lies beneath a dialog rests. */
export function isHeard(command: Command, keys: string, at: PressedAt): boolean {
  const hasModifier = /\$mod|Control|Meta|Alt|^F\d/u.test(keys);
  // The text field has an undo of its own.
  if (at.isTyping && (!hasModifier || keys === '$mod+z')) return false;
  return !(at.isUnderDialog && (command.id.startsWith('app.') || !hasModifier));
}

/** Listens to every command's keys on the window. Returns the function that ends it. */
export function listenToKeys(): () => void {
  let listeners = handlers();
  let sequenceBegan = -sequenceMs;
  function onKeyDown(event: KeyboardEvent): void {
    if (event.defaultPrevented) return;
    // After the `g` of `g j`, the `j` belongs to it and must not also walk down the list.
    const isSecond = event.timeStamp - sequenceBegan < sequenceMs;
    listeners.sequences(event);
    if (!isSecond) listeners.singles(event);
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const begins = !isSecond && isPlain && listeners.firsts.has(event.key) && !placeOf(event).isTyping;
    sequenceBegan = begins ? event.timeStamp : -sequenceMs;
  }
  const end = useCommandsStore.subscribe(() => {
    listeners = handlers();
  });
  globalThis.addEventListener('keydown', onKeyDown);
  return () => {
    end();
    globalThis.removeEventListener('keydown', onKeyDown);
  };
}

function handlers() {
  const bound = allCommands(useCommandsStore.getState().sets).flatMap((command) =>
    [command.keys ?? []].flat().map((keys) => ({ command, keys })),
  );
  const sequences = bound.filter(({ keys }) => keys.includes(' '));
  return {
    sequences: handlerOf(sequences),
    singles: handlerOf(bound.filter(({ keys }) => !keys.includes(' '))),
    firsts: new Set(sequences.map(({ keys }) => keys.slice(0, keys.indexOf(' ')))),
  };
}

function handlerOf(bound: readonly { readonly command: Command; readonly keys: string }[]): EventListener {
  const bindings = bound.map(
    ({ command, keys }) => [keys, (event: KeyboardEvent) => press(event, command, keys)] as const,
  );
  const options = { ignore: (event: KeyboardEvent) => event.isComposing, timeout: sequenceMs };
  return createKeybindingsHandler(Object.fromEntries(bindings), options);
}

function press(event: KeyboardEvent, command: Command, keys: string): void {
  if (!isHeard(command, keys, placeOf(event))) return;
  event.preventDefault();
  if ((command.whyNot ?? null) === null) command.run();
}

const notText: ReadonlySet<string> = new Set(['checkbox', 'radio', 'range', 'button']);

function placeOf(event: KeyboardEvent): PressedAt {
  const { target } = event;
  if (!(target instanceof HTMLElement)) return { isTyping: false, isUnderDialog: false };
  const isText = target instanceof HTMLInputElement && !notText.has(target.type);
  const isField = target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
  return {
    isTyping: target.isContentEditable || isText || isField,
    isUnderDialog: target.closest('[role="dialog"], [role="menu"]') !== null,
  };
}
