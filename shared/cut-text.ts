/** How far back the beginning of a character is looked for; what is longer is no character that anybody wrote. */
const FARTHEST = 64;

let graphemes: Intl.Segmenter | null = null;

/**
 * The text, cut to so many UTF-16 code units at most and never inside a character: neither between the halves of one
 * beyond U+FFFF nor between a letter or a picture and what belongs to it. Takes the same time however long the text is.
 */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  const from = Math.max(0, most - FARTHEST);
  graphemes ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  const around = text.slice(from, most + FARTHEST);
  const { index = 0 } = graphemes.segment(around).containing(most - from) ?? {};
  const end = from + index;
  // A character that began before what was looked at: then at least no half of one is left.
  return text.slice(0, index === 0 && from > 0 ? wholeEnd(text, most) : end);
}

/** The last place up to `at` that is not between two halves. */
function wholeEnd(text: string, at: number): number {
  const unit = text.charCodeAt(at - 1);
  return unit >= 0xd800 && unit <= 0xdbff ? at - 1 : at;
}
