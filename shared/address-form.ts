const LOCAL = String.raw`[^\s\p{Cc}\p{Cf}@<>()[\]:;"\\,]+`;
/** Deterministic, so that no text makes it slow: a hyphen never stands at either end of a label. */
const LABEL = String.raw`[\p{L}\p{N}\p{M}_]+(?:-+[\p{L}\p{N}\p{M}_]+)*`;

/**
 * What a primary SMTP address looks like here: no more than is needed to keep it from being two, or something else. The
 * local part is taken more widely than RFC 5321 writes it, as real ones have dots at odd places; the domain is made of
 * labels. Quoted local parts and address literals are not taken.
 * https://www.rfc-editor.org/rfc/rfc5321#section-4.1.2
 */
export const ADDRESS_FORM = new RegExp(String.raw`^${LOCAL}@${LABEL}(?:\.${LABEL})*$`, 'u');

/** The shortest and the longest that is taken, in UTF-16 code units. */
export const ADDRESS_LENGTH = { least: 3, most: 320 } as const;

/** Whether a text may stand where an address is asked for; Exchange decides whether there is such a mailbox. */
export function isAddress(text: string): boolean {
  return text.length >= ADDRESS_LENGTH.least && text.length <= ADDRESS_LENGTH.most && ADDRESS_FORM.test(text);
}
