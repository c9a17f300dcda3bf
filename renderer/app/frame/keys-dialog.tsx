import { Dialog } from '../../components/layout/dialog.tsx';
import { Kbd } from '../../components/words/kbd.tsx';
import { allCommands, useCommandsStore, type Command } from '../stores/commands-store.ts';
import { firstKeyWords } from '../commands/key-words.ts';
import { viewActions } from '../stores/view-store.ts';
import './keys-dialog.css';

/** Every key that is heard in this view, by group. */
export function KeysDialog() {
  const sets = useCommandsStore((store) => store.sets);
  const groups = keyGroups(allCommands(sets));
  return (
    <Dialog
      isOpen
      onClose={viewActions().closeDialog}
      size="wide"
      title="Keys"
      description="What is heard here. Keys without Ctrl rest while you type."
    >
      <div className="keys-dialog">
        {groups.map(([group, commands]) => (
          <section className="keys-dialog__group" key={group}>
            <h3 className="keys-dialog__title">{group}</h3>
            <dl>
              {commands.map((command) => (
                <div className="keys-dialog__line" key={command.id}>
                  <dt>{command.label}</dt>
                  <dd className="keys-dialog__keys">
                    {distinctKeys(command).map((keys) => (
                      <Kbd key={keys}>{keys}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function distinctKeys(command: Command): readonly string[] {
  return [...new Set([command.keys ?? []].flat().map((keys) => firstKeyWords(keys) ?? keys))];
}

/** Commands that have a key, by group, the view's own before those of the frame; Ctrl 1 to 9 as one line. */
function keyGroups(commands: readonly Command[]): readonly (readonly [string, readonly Command[]])[] {
  const shown = commands.filter(
    (command) => command.keys !== undefined && !/^app\.mailbox\.[2-9]$/u.test(command.id),
  );
  const named = shown.map((command) =>
    command.id === 'app.mailbox.1' ? { ...command, label: 'Go to mailbox 1, and so on to 9' } : command,
  );
  const groups = Map.groupBy(named, (command) => command.group);
  const last = ['Mailboxes', 'Go to', 'Everywhere'];
  return [...groups].toSorted(([one], [other]) => last.indexOf(one) - last.indexOf(other));
}
