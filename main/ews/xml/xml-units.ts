/** Room for most pieces of a reply. */
const FEW = 8192;

/**
 * The UTF-16 code units of a text as numbers in a row: V8 finds out anew for each `charCodeAt` how a string is kept, which
 * takes longer than what the tokenizer does with the unit.
 */
export class XmlUnits {
  #units = new Uint16Array(0);
  #bytes = Buffer.from(this.#units.buffer);

  /**
   * The units of the text, valid until the next call. Behind the last one stands U+0000, which stands for itself
   * nowhere: whoever reads on while something fits stops there, and need not ask for the end.
   */
  of(text: string): Uint16Array {
    if (text.length >= this.#units.length) {
      this.#units = new Uint16Array(Math.max(FEW + 1, text.length + 1));
      this.#bytes = Buffer.from(this.#units.buffer);
    }
    // All machines that Electron runs on keep the low byte first, as this encoding does.
    this.#bytes.write(text, 'utf16le');
    this.#units[text.length] = 0;
    return this.#units;
  }
}
