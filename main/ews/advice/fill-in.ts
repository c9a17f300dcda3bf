import type { Advice } from '../../../shared/failure.ts';
import type { CodeAdvice } from './code-advice.ts';
import { quoted } from './powershell.ts';

/** Puts values in place of their names in braces; in commands they become quoted PowerShell arguments. */
export function fillIn(meaning: CodeAdvice, values: Readonly<Record<string, string>>): Advice {
  return {
    cause: fill(meaning.cause, values, (value) => value),
    who: meaning.who,
    command: meaning.command === null ? null : fill(meaning.command, values, quoted),
  };
}

function fill(
  text: string,
  values: Readonly<Record<string, string>>,
  form: (value: string) => string,
): string {
  return text.replaceAll(/\{([a-z]+)\}/gu, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : form(value);
  });
}
