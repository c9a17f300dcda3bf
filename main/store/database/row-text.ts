import type { MessageRow } from '../../../shared/model/message.ts';

/**
 * The read flag changes most often and has a column of its own; the one that was sealed with the row may be an old one.
 * Within a JSON text `"isRead":` can only be a key: in a string its quotation marks would be escaped.
 */
const READ_FLAG = /"isRead":(?:true|false)/u;

/** A row as it is sealed. */
export function writeRow(row: MessageRow): string {
  return JSON.stringify(row);
}

/** The row as it is now; the flag is put in as text, so that nothing has to be read and written anew. */
export function rowText(sealed: string, isRead: boolean): string {
  return sealed.replace(READ_FLAG, `"isRead":${isRead}`);
}

/** Reads a row that this store has sealed: it was checked when it came over the wire. */
export function readRow(text: string): MessageRow {
  const row: MessageRow = JSON.parse(text);
  return row;
}
