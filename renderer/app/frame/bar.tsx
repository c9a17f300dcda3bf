import { useMemo } from 'react';
import { Button } from '../../components/forms/button.tsx';
import { VisuallyHidden } from '../../components/layout/visually-hidden.tsx';
import { allCommands, useCommandsStore } from '../stores/commands-store.ts';
import { firstKeyWords } from '../commands/key-words.ts';
import mark from '../mark.svg';
import { useUndoStore } from '../stores/undo-store.ts';
import { Palette } from './palette.tsx';
import './bar.css';

/** The bar: the one field that searches and commands, undo, and the primary action of the view. */
export function Bar() {
  return (
    <header className="bar">
      <div className="bar__brand">
        <img alt="" className="bar__mark" src={mark} />
        <h1 className="bar__name">Onbehalf</h1>
      </div>
      <Palette />
      <Undo />
      <PrimaryAction />
    </header>
  );
}

function Undo() {
  const newest = useUndoStore((store) => store.offers.at(-1));
  return (
    <div className="bar__undo">
      {newest !== undefined && <span className="bar__undo-label">{newest.label}</span>}
      <Button
        onClick={() => void useUndoStore.getState().undo()}
        shortcut={firstKeyWords('$mod+z')}
        whyNot={
          newest === undefined ? 'Nothing to undo. What you do can be taken back for ten seconds.' : null
        }
      >
        Undo
        {newest !== undefined && <VisuallyHidden>: {newest.label}</VisuallyHidden>}
      </Button>
    </div>
  );
}

function PrimaryAction() {
  const sets = useCommandsStore((store) => store.sets);
  const primary = useMemo(() => allCommands(sets).findLast((command) => command.isPrimary), [sets]);
  if (primary === undefined) return null;
  const key = firstKeyWords(primary.keys);
  return (
    <Button
      onClick={primary.run}
      title={key === undefined ? undefined : `${primary.label} (${key})`}
      variant="primary"
      whyNot={primary.whyNot}
    >
      {primary.label}
    </Button>
  );
}
