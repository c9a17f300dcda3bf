import { Menu as Base } from '@base-ui/react/menu';
import type { ReactElement } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from '../words/icon.tsx';
import { Kbd } from '../words/kbd.tsx';
import { reasonSentence, type Reason } from '../words/why-not.tsx';
import './menu.css';

/** One line of a menu, a heading, or a line between groups. */
export type MenuEntry =
  | {
      readonly entry: 'item';
      readonly label: string;
      readonly onSelect: () => void;
      readonly icon?: IconName | undefined;
      readonly shortcut?: string | undefined;
      readonly isDanger?: boolean | undefined;
      readonly isChecked?: boolean | undefined;
      /** Why it cannot be chosen; the reason stands beneath its words. */
      readonly whyNot?: Reason | null | undefined;
    }
  | { readonly entry: 'heading'; readonly label: string }
  | { readonly entry: 'separator' };

function MenuLine(props: { readonly entry: MenuEntry }) {
  const { entry } = props;
  if (entry.entry === 'separator') return <Base.Separator className="menu__separator" />;
  if (entry.entry === 'heading') return <div className="menu__label">{entry.label}</div>;
  const whyNot = entry.whyNot ?? null;
  return (
    <Base.Item
      aria-checked={entry.isChecked}
      aria-disabled={whyNot !== null || undefined}
      className={classNames('menu__item', entry.isDanger === true && 'menu__item--danger')}
      closeOnClick={whyNot === null}
      label={entry.label}
      onClick={() => whyNot === null && entry.onSelect()}
      {...(entry.isChecked === undefined ? {} : { role: 'menuitemradio' })}
    >
      {entry.isChecked === undefined
        ? entry.icon !== undefined && <Icon name={entry.icon} />
        : (entry.isChecked && <Icon name="check" />) || <span className="icon" />}
      <span className="menu__words">
        {entry.label}
        {whyNot !== null && <span className="menu__reason">{reasonSentence(whyNot)}</span>}
      </span>
      {entry.shortcut !== undefined && <Kbd>{entry.shortcut}</Kbd>}
    </Base.Item>
  );
}

/** A button (`trigger`) with a menu of entries beneath it. */
export function Menu(props: {
  readonly trigger: ReactElement;
  readonly entries: readonly MenuEntry[];
  readonly align?: 'start' | 'end' | undefined;
  readonly side?: 'top' | 'bottom' | undefined;
}) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={props.trigger} />
      <Base.Portal>
        <Base.Positioner
          align={props.align ?? 'start'}
          className="menu__positioner"
          side={props.side ?? 'bottom'}
          sideOffset={4}
        >
          <Base.Popup className="menu__popup">
            {props.entries.map((entry, index) => (
              <MenuLine
                entry={entry}
                key={entry.entry === 'item' ? entry.label : `${entry.entry}-${index}`}
              />
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
