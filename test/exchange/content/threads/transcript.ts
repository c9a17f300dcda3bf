import { domain, personAt } from '../people.ts';
import type { Line } from './thread.ts';

/** What single messages of a transcript have besides their text, by their place (1 is the first). */
export type Additions = Readonly<Record<number, Partial<Line>>>;

const head = /^\+(?<after>\d+) (?<by>[\w.@-]+)(?: by (?<sender>[\w.@-]+))?: (?<text>.*)$/u;

/** The address that a transcript's name stands for: a local part inside, a full address outside. */
export function addressed(name: string): string {
  return personAt(name.includes('@') ? name : `${name}@${domain}`).address;
}

/**
 * Reads a conversation written down as text. A message begins with `+MINUTES NAME: `, working minutes after the one
 * before, and goes on until the next such line. `+5 support by ana.lima: ` was sent on behalf.
 */
export function transcript(text: string, additions: Additions = {}): readonly Line[] {
  const lines: { by: string; sender?: string; after: number; text: string }[] = [];
  for (const row of text.trim().split('\n')) {
    const groups = head.exec(row)?.groups;
    const last = lines.at(-1);
    if (groups !== undefined) {
      lines.push({
        by: addressed(groups['by'] ?? ''),
        after: Number(groups['after']),
        text: groups['text'] ?? '',
        ...(groups['sender'] === undefined ? {} : { sender: addressed(groups['sender']) }),
      });
    } else if (last !== undefined) {
      last.text += `\n${row}`;
    } else {
      throw new SyntaxError(`a transcript begins with +MINUTES NAME: and not with ${row}`);
    }
  }
  return lines.map((line, index) => ({ ...line, text: line.text.trim(), ...additions[index + 1] }));
}
