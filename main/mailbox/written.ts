/**
 * A value that a session's thread has already written as JSON text. Pages of rows cross main so: taking a thousand rows
 * apart and writing them again would hold main's event loop for about ten milliseconds.
 */
export class Written<T> {
  readonly text: string;
  /** Only a type: what the text says once it is read. */
  declare readonly value: T;

  constructor(text: string) {
    this.text = text;
  }
}
