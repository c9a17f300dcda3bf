/** A mailbox that the server tells programs to open by itself: shared with full access, or an archive. */
export interface AlternateMailbox {
  /** In Exchange's words: `Delegate`, `TeamMailbox`, `Archive`. */
  readonly type: string;
  readonly displayName: string;
  /** Empty where the server names no address. */
  readonly address: string;
}

/** What a server says that knows the mailbox. */
export interface Settings {
  readonly kind: 'settings';
  /** As they stand in the reply, the one for outside first. */
  readonly ewsUrls: readonly string[];
  readonly alternateMailboxes: readonly AlternateMailbox[];
}

/** What one reply of Autodiscover says, in any of its three forms. `nothing`: it does not know the mailbox. */
export type Answer =
  | Settings
  | { readonly kind: 'redirect-url'; readonly url: string }
  | { readonly kind: 'redirect-address'; readonly address: string }
  | { readonly kind: 'nothing'; readonly code: string };

/** One form of the question: how it is asked, and how its answer is read. */
export interface Form {
  readonly name: 'pox' | 'soap' | 'json';
  readonly method: 'GET' | 'POST';
  /** Behind the host, for the address asked about. */
  path(address: string): string;
  /** The whole request; empty for a GET. */
  body(address: string): string;
  readonly soapAction?: string;
  /** Null for a reply that is none of this form. `host` is for failures. */
  read(text: string, host: string): Answer | null;
}
