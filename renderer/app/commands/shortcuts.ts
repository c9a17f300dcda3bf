import { createKeybindingsHandler } from 'tinykeys';
import { reasonSentence, type Reason } from '../../components/words/why-not.tsx';
import { allCommands, useCommandsStore, type Command } from '../stores/commands-store.ts';
import { useToastsStore } from '../stores/toasts-store.ts';

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

interface Bound {
  readonly command: Command;
  readonly keys: string;
}

/**
 * The command that a second key completes: after the `g` of `g j`, the `j` belongs to it. Sequences are matched here
 * and not by tinykeys, whose state is lost whenever commands come or go between the two keys.
 */
export function completedBy(first: string, second: string, bound: readonly Bound[]): Bound | undefined {
  return bound.findLast(({ keys }) => keys === `${first} ${second}`);
}

/** Listens to every command's keys on the window. Returns the function that ends it. */
export function listenToKeys(): () => void {
  let bound = allBound();
  let hearSingles = handlerOf(bound);
  let began: { readonly key: string; readonly at: number } | null = null;

  function onKeyDown(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || event.key === 'Shift') return;
    const first = began !== null && event.timeStamp - began.at < sequenceMs ? began.key : null;
    began = null;
    if (first !== null && isPlain(event)) {
      const completed = completedBy(first, event.key, bound);
      if (completed !== undefined) press(event, completed.command, completed.keys);
      return;
    }
    hearSingles(event);
    const begins = isPlain(event) && bound.some(({ keys }) => keys.startsWith(`${event.key} `));
    if (begins && !placeOf(event).isTyping) began = { key: event.key, at: event.timeStamp };
  }
  const end = useCommandsStore.subscribe(() => {
    bound = allBound();
    hearSingles = handlerOf(bound);
  });
  globalThis.addEventListener('keydown', onKeyDown);
  return () => {
    end();
    globalThis.removeEventListener('keydown', onKeyDown);
  };
}

function isPlain(event: KeyboardEvent): boolean {
  return !event.ctrlKey && !event.metaKey && !event.altKey;
}

function allBound(): readonly Bound[] {
  return allCommands(useCommandsStore.getState().sets).flatMap((command) =>
    [command.keys ?? []].flat().map((keys) => ({ command, keys })),
  );
}

function handlerOf(bound: readonly Bound[]): EventListener {
  const singles = bound.filter(({ keys }) => !keys.includes(' '));
  const bindings = singles.map(
    ({ command, keys }) => [keys, (event: KeyboardEvent) => press(event, command, keys)] as const,
  );
  // tinykeys would by itself ignore keys in text fields; `isHeard` decides that here.
  return createKeybindingsHandler(Object.fromEntries(bindings), { ignore: () => false });
}

function press(event: KeyboardEvent, command: Command, keys: string): void {
  if (!isHeard(command, keys, placeOf(event))) return;
  event.preventDefault();
  const whyNot = command.whyNot ?? null;
  if (whyNot === null) command.run();
  // A key has no button that could explain itself: what is not possible is said.
  else tellWhyNot(command.label, whyNot);
}

function tellWhyNot(label: string, reason: Reason): void {
  const text = `${label} is not possible: ${reasonSentence(reason)}`;
  useToastsStore.getState().show({ tone: 'info', text, topic: 'why-not' });
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
