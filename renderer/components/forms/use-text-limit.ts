import { useState, type ClipboardEvent, type DragEvent } from 'react';
import { formatCount } from '../words/count-words.ts';

/** What a text area needs to hold to a limit; `error` is what to show beneath it, or null. */
export interface TextLimit {
  readonly error: string | null;
  readonly handlers: {
    readonly maxLength: number;
    readonly onPaste: (event: ClipboardEvent<HTMLTextAreaElement>) => void;
    readonly onDrop: (event: DragEvent<HTMLTextAreaElement>) => void;
  };
  /** Takes the words away again; call it when the text has changed. */
  readonly forget: () => void;
}

/**
 * Keeps a text area to so many UTF-16 code units. What is pasted or dropped goes in whole or not at all, and then says why:
 * a text that is cut without a word is a text that somebody sends.
 */
export function useTextLimit(limit: number): TextLimit {
  const [refused, setRefused] = useState<number | null>(null);
  function hold(
    event: ClipboardEvent<HTMLTextAreaElement> | DragEvent<HTMLTextAreaElement>,
    text: string,
  ): void {
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    const isTooLong = value.length - (selectionEnd - selectionStart) + text.length > limit;
    setRefused(isTooLong ? text.length : null);
    if (isTooLong) event.preventDefault();
  }
  return {
    error: refused === null ? null : tooLongWords(refused, limit),
    handlers: {
      maxLength: limit,
      onPaste: (event) => hold(event, event.clipboardData.getData('text')),
      onDrop: (event) => hold(event, event.dataTransfer.getData('text')),
    },
    forget: () => setRefused(null),
  };
}

/** Why a text was not taken, and what can be done. */
export function tooLongWords(length: number, limit: number): string {
  return `Not inserted: that text has ${formatCount(length)} characters, and there is room for ${formatCount(limit)} in all. Send it as a file instead, or insert a part of it.`;
}
