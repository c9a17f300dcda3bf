/** How large the parts of a reply may be. Real replies stay far below; a hostile one ends here and not in memory. */
export interface ReplyLimits {
  /** Elements nested in each other. Exchange's own replies stay below 25. */
  readonly depth: number;
  /** Elements in all: a page of 1,000 rows has about 30,000. This many take some 60 MB. */
  readonly elements: number;
  /** Attributes of one element, namespace declarations included. */
  readonly attributes: number;
  /** UTF-16 code units in one attribute's value. */
  readonly attributeLength: number;
  /** UTF-16 code units between two tags: one attachment in base64 is the largest that occurs. */
  readonly textLength: number;
}

/** The limits for every operation that names no others. */
export const replyLimits: ReplyLimits = {
  depth: 100,
  elements: 200_000,
  attributes: 64,
  attributeLength: 65_536,
  textLength: 64 * 1024 * 1024,
};
