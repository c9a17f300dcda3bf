/** How an answer is joined to its conversation (RFC 5322, 3.6.4). */
export interface Threading {
  readonly inReplyTo: string | null;
  readonly references: string | null;
}
