import { isPlainGround, onDark, readColour, type Colour } from './readable-colour.ts';

/** What a declaration says of colours: nothing, a text's colour, or a ground of its own that text was chosen for. */
export type ColourSense = 'none' | 'text' | 'plain-ground' | 'ground';

/** Words that say nothing of their own. */
const neutral = new Set(['inherit', 'initial', 'unset', 'revert', 'currentcolor', 'none', 'auto', '']);

/**
 * Judges and changes the colours of one mail. Names, system colours and every notation are read as the browser reads them,
 * by a canvas that is never drawn.
 */
export class MailColours {
  readonly #canvas: CanvasRenderingContext2D | null;
  readonly #read = new Map<string, Colour | null>();

  constructor(document: Document) {
    this.#canvas = document.createElement('canvas').getContext('2d');
  }

  /** What a declaration says, in the words of the browser's style sheets. */
  sense(property: string, value: string): ColourSense {
    if (neutral.has(value.toLowerCase())) return 'none';
    if (property === 'color') return this.#colourOf(value) === null ? 'ground' : 'text';
    if (property === 'background-image') return 'ground';
    if (property !== 'background-color') return 'none';
    const colour = this.#colourOf(value);
    return colour !== null && isPlainGround(colour) ? 'plain-ground' : 'ground';
  }

  /** A text's colour as it can be read on a dark ground; null where the ground's own text colour is meant. */
  onDark(value: string, ground: Colour): string | null {
    const colour = this.#colourOf(value);
    return colour === null ? null : onDark(colour, ground);
  }

  #colourOf(value: string): Colour | null {
    const known = this.#read.get(value);
    if (known !== undefined || this.#canvas === null || value.length > 100) return known ?? null;
    // A value that is no colour leaves the canvas as it was.
    this.#canvas.fillStyle = '#010203';
    this.#canvas.fillStyle = value;
    const written = this.#canvas.fillStyle;
    const colour = written === '#010203' && value !== written ? null : readColour(written);
    if (this.#read.size < 1000) this.#read.set(value, colour);
    return colour;
  }
}
