import { useMemo } from 'react';
import { useAppStore, type Theme } from '../stores/app-store.ts';
import { useCommands, type Command } from '../stores/commands-store.ts';
import { focusMainArea } from '../../components/layout/focus-if-lost.ts';
import { goToNth } from '../go.ts';
import { isRailNarrowNow } from '../use-rail-narrow.ts';
import { useUndoStore } from '../stores/undo-store.ts';
import { useViewStore, type Place } from '../stores/view-store.ts';

const themes: readonly { readonly theme: Theme; readonly label: string }[] = [
  { theme: 'system', label: 'as the system' },
  { theme: 'light', label: 'light' },
  { theme: 'dark', label: 'dark' },
  { theme: 'contrast', label: 'high contrast' },
];

const places: readonly { readonly place: Place; readonly label: string; readonly key: string }[] = [
  { place: 'mail', label: 'Mail', key: 'm' },
  { place: 'calendar', label: 'Calendar', key: 'c' },
  { place: 'access', label: 'Access', key: 'a' },
];

/** What can be done everywhere, with its keys. */
function appCommands(): readonly Command[] {
  const view = useViewStore.getState;
  return [
    {
      id: 'app.palette',
      label: 'Search or type a command',
      group: 'Everywhere',
      keys: ['$mod+k', '/'],
      isQuiet: true,
      run: () => view().setPaletteOpen(true),
    },
    {
      id: 'app.keys',
      label: 'Show the keys',
      group: 'Everywhere',
      keys: ['Shift+?', '?'],
      icon: 'help',
      run: () => view().showDialog({ dialog: 'keys' }),
    },
    {
      id: 'app.undo',
      label: 'Undo',
      group: 'Everywhere',
      keys: '$mod+z',
      icon: 'undo',
      run: () => void useUndoStore.getState().undo(),
    },
    ...places.map(({ place, label, key }) => ({
      id: `app.place.${place}`,
      label: `Go to ${label}`,
      group: 'Go to',
      keys: `g ${key}`,
      run: () => {
        view().showPlace(place);
        focusMainArea();
      },
    })),
    {
      id: 'app.journal',
      label: 'Go to the journal',
      group: 'Go to',
      keys: 'g j',
      icon: 'journal' as const,
      alsoCalled: 'audit log record',
      run: () => {
        view().showScreen({ screen: 'journal' });
        focusMainArea();
      },
    },
    {
      id: 'app.outbox',
      label: 'Open the outbox',
      group: 'Go to',
      keys: 'g o',
      icon: 'send' as const,
      alsoCalled: 'waiting unsent sending',
      run: () => view().showDialog({ dialog: 'outbox' }),
    },
    {
      id: 'app.settings',
      label: 'Go to settings',
      group: 'Go to',
      keys: 'g s',
      icon: 'settings' as const,
      run: () => {
        view().showScreen({ screen: 'settings' });
        focusMainArea();
      },
    },
    {
      id: 'app.open-mailbox',
      label: 'Open mailbox…',
      group: 'Everywhere',
      keys: '$mod+o',
      icon: 'add' as const,
      alsoCalled: 'delegate impersonate shared',
      run: () => view().showDialog({ dialog: 'open-mailbox', accountId: null, address: '' }),
    },
    {
      id: 'app.add-account',
      label: 'Add account…',
      group: 'Everywhere',
      icon: 'key' as const,
      run: () => view().showScreen({ screen: 'add-account' }),
    },
    {
      id: 'app.lock',
      label: 'Lock Onbehalf',
      group: 'Everywhere',
      keys: '$mod+Shift+L',
      icon: 'lock' as const,
      alsoCalled: 'sign out leave secure',
      run: () => void useAppStore.getState().lock(),
    },
    {
      id: 'app.rail',
      label: 'Collapse or expand the sidebar',
      group: 'Everywhere',
      keys: '$mod+b',
      icon: 'rail' as const,
      run: () => view().setRailNarrow(!isRailNarrowNow()),
    },
    ...themes.map(({ theme, label }) => ({
      id: `app.theme.${theme}`,
      label: `Theme: ${label}`,
      group: 'Everywhere',
      alsoCalled: 'dark light contrast colours look',
      run: () => void useAppStore.getState().setTheme(theme),
    })),
    ...Array.from({ length: 9 }, (_, index) => ({
      id: `app.mailbox.${index + 1}`,
      label: `Go to mailbox ${index + 1}`,
      group: 'Mailboxes',
      keys: `$mod+${index + 1}`,
      isQuiet: true,
      run: () => goToNth(index + 1),
    })),
  ];
}

/** Registers the commands of the frame for as long as the window lives. */
export function useAppCommands(): void {
  useCommands(useMemo(() => appCommands(), []));
}
