import type { RememberedMailbox } from '../../../shared/model/session.ts';
import type { IconName } from '../../components/words/icon.tsx';
import { reasonSentence } from '../../components/words/why-not.tsx';
import type { Command, ViewSearch } from '../stores/commands-store.ts';
import { firstKeyWords } from '../commands/key-words.ts';

/** One line of the palette. */
export interface PaletteEntry {
  readonly id: string;
  readonly group: string;
  readonly label: string;
  /** Beneath or beside the label: an address, or why it cannot be done. */
  readonly note: string | null;
  readonly keys: string | undefined;
  readonly icon: IconName | null;
  readonly colour: number | null;
  readonly isPossible: boolean;
  readonly run: () => void;
  /** Everything it can be found by, lower case. */
  readonly found: string;
}

/** The entries for what is typed: the view's search first, then what fits best. */
export function paletteEntries(
  typed: string,
  from: {
    readonly commands: readonly Command[];
    readonly mailboxes: readonly RememberedMailbox[];
    readonly search: ViewSearch | undefined;
    readonly goTo: (mailboxId: string) => void;
  },
): readonly PaletteEntry[] {
  const words = typed.trim();
  const listed = [
    ...from.commands.filter((command) => command.isQuiet !== true).map(commandEntry),
    ...from.mailboxes.map((mailbox, index) => mailboxEntry(mailbox, index, from.goTo)),
  ];
  if (words === '') return byGroup(listed);
  const fitting = listed
    .map((entry) => ({ entry, fit: fitOf(entry.found, words.toLowerCase()) }))
    .filter(({ fit }) => fit > 0)
    .toSorted((one, other) => other.fit - one.fit)
    .map(({ entry }) => entry);
  const { search } = from;
  return search === undefined ? fitting : [searchEntry(search, words), ...fitting];
}

/** The view's own commands stand before those that are there everywhere. */
function byGroup(entries: readonly PaletteEntry[]): readonly PaletteEntry[] {
  const last = ['Mailboxes', 'Go to', 'Everywhere'];
  const rank = (entry: PaletteEntry) => last.indexOf(entry.group);
  return entries.toSorted((one, other) => rank(one) - rank(other));
}

/**
 * How well an entry fits: every typed word must begin a word of it (2 for each), or be somewhere in it (1); 0 when
 * one is missing. Earlier words of the label count a little more.
 */
export function fitOf(found: string, words: string): number {
  let fit = 0;
  for (const word of words.split(/\s+/u)) {
    const at = found.indexOf(word);
    if (at === -1) return 0;
    const beginsWord = at === 0 || found.includes(` ${word}`);
    fit += (beginsWord ? 2 : 1) + (at === 0 ? 0.5 : 0);
  }
  return fit;
}

function commandEntry(command: Command): PaletteEntry {
  const whyNot = command.whyNot ?? null;
  return {
    id: command.id,
    group: command.group,
    label: command.label,
    note: whyNot === null ? null : reasonSentence(whyNot),
    keys: firstKeyWords(command.keys),
    icon: command.icon ?? null,
    colour: null,
    isPossible: whyNot === null,
    run: command.run,
    found: `${command.label} ${command.group} ${command.alsoCalled ?? ''}`.toLowerCase(),
  };
}

const accessWords = { own: 'Own', delegate: 'Delegate', impersonation: 'Impersonated' } as const;

function mailboxEntry(
  mailbox: RememberedMailbox,
  index: number,
  goTo: (mailboxId: string) => void,
): PaletteEntry {
  return {
    id: mailbox.mailboxId,
    group: 'Mailboxes',
    label: mailbox.name,
    note: `${accessWords[mailbox.access]} · ${mailbox.address}`,
    keys: index < 9 ? firstKeyWords(`$mod+${index + 1}`) : undefined,
    icon: null,
    colour: mailbox.colour,
    isPossible: true,
    run: () => goTo(mailbox.mailboxId),
    found: `${mailbox.name} ${mailbox.address} ${accessWords[mailbox.access]}`.toLowerCase(),
  };
}

function searchEntry(search: ViewSearch, words: string): PaletteEntry {
  return {
    id: 'palette.search',
    group: 'Search',
    label: `Search ${search.label} for “${words}”`,
    note: null,
    keys: undefined,
    icon: 'search',
    colour: null,
    isPossible: true,
    run: () => search.run(words),
    found: '',
  };
}
