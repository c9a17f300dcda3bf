import { createKeybindingsHandler } from 'tinykeys';
import { allCommands, useCommandsStore, type Command } from './commands-store.ts';

/** Whether the person is typing there, so that plain keys are text. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLSelectElement) return true;
  return (
    target instanceof HTMLInputElement && !['checkbox', 'radio', 'range', 'button'].includes(target.type)
  );
}

/** Whether a dialog or menu has the keyboard: what lies beneath it is then out of reach. */
function isUnderDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"], [role="menu"]') !== null;
}

/** Whether a command is heard at this moment. */
export function isHeard(
  command: Command,
  keys: string,
  at: { readonly isTyping: boolean; readonly isUnderDialog: boolean },
): boolean {
  const hasModifier = /\$mod|Control|Meta|Alt|^F\d/u.test(keys);
  // The text field has an undo of its own.
  if (at.isTyping && (!hasModifier || keys === '$mod+z')) return false;
  return !(at.isUnderDialog && (command.id.startsWith('app.') || !hasModifier));
}

/** Listens to every command's keys on the window. Returns the function that ends it. */
export function listenToKeys(): () => void {
  let handle: EventListener | undefined;
  function rebind(): void {
    const commands = allCommands(useCommandsStore.getState().sets);
    const bindings = commands.flatMap((command) =>
      [command.keys ?? []]
        .flat()
        .map((keys) => [keys, (event: KeyboardEvent) => press(event, command, keys)] as const),
    );
    handle = createKeybindingsHandler(Object.fromEntries(bindings), { ignore: (event) => event.isComposing });
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (!event.defaultPrevented) handle?.(event);
  }
  rebind();
  const end = useCommandsStore.subscribe(rebind);
  globalThis.addEventListener('keydown', onKeyDown);
  return () => {
    end();
    globalThis.removeEventListener('keydown', onKeyDown);
  };
}

function press(event: KeyboardEvent, command: Command, keys: string): void {
  const at = { isTyping: isTyping(event.target), isUnderDialog: isUnderDialog(event.target) };
  if (!isHeard(command, keys, at)) return;
  event.preventDefault();
  if ((command.whyNot ?? null) === null) command.run();
}
