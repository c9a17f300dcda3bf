import type { Advice } from '../../../shared/failure.ts';
import type { CodeAdvice } from './code-advice.ts';
import { quoted } from './powershell.ts';

/** A value that is not known is null: a command that would need it is left out, rather than given with a blank. */
export type Values = Readonly<Record<string, string | null>>;

/** Puts values in place of their names in braces; in commands they become quoted PowerShell arguments. */
export function fillIn(meaning: CodeAdvice, values: Values): Advice {
  const lines = (meaning.command ?? '').split('\n').filter((line) => line !== '' && !lacks(line, values));
  return {
    cause: fill(meaning.cause, values, (value) => value),
    who: meaning.who,
    command: lines.length === 0 ? null : lines.map((line) => fill(line, values, quoted)).join('\n'),
  };
}

function fill(text: string, values: Values, form: (value: string) => string): string {
  return text.replaceAll(/\{([a-z]+)\}/gu, (whole, name: string) => {
    const value = values[name];
    return value === undefined || value === null ? whole : form(value);
  });
}

function lacks(line: string, values: Values): boolean {
  return [...line.matchAll(/\{(?<name>[a-z]+)\}/gu)].some(
    ({ groups }) => values[groups?.['name'] ?? ''] === null,
  );
}
