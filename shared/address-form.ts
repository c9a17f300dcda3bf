/** What a primary SMTP address looks like here: no more than is needed to keep it from being two, or something else. */
export const ADDRESS_FORM = /^[^\s\p{Cc}@<>";\\,]+@[^\s\p{Cc}@<>";\\,]+$/u;

/** The shortest and the longest that is taken, in UTF-16 code units. */
export const ADDRESS_LENGTH = { least: 3, most: 320 } as const;

/** Whether a text may stand where an address is asked for; Exchange decides whether there is such a mailbox. */
export function isAddress(text: string): boolean {
  return text.length >= ADDRESS_LENGTH.least && text.length <= ADDRESS_LENGTH.most && ADDRESS_FORM.test(text);
}
