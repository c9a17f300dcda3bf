import type { XmlNode } from '../xml/node.ts';

/** Automatic replies. Times in ms since 1970. */
export interface OofSettings {
  readonly state: 'Disabled' | 'Enabled' | 'Scheduled';
  readonly audience: 'None' | 'Known' | 'All';
  readonly duration: { readonly from: number; readonly to: number } | undefined;
  readonly internalReply: string;
  readonly externalReply: string;
}

/** An Inbox rule, as the client wrote it: `rule` is t:Rule without its id. */
export interface InboxRule {
  readonly id: string;
  readonly rule: XmlNode;
}

/** A folder-associated configuration item (t:UserConfigurationType). */
export interface UserConfiguration {
  readonly name: string;
  /** The counter of the folder that it belongs to. */
  readonly folder: number;
  /** 48-bit number inside its item id. */
  readonly counter: number;
  readonly dictionary: XmlNode | undefined;
  /** Base64, as it came. */
  readonly xmlData: string | undefined;
  readonly binaryData: string | undefined;
}

/** What a mailbox's owner set up, besides folders and items. */
export interface MailboxSettings {
  oof: OofSettings;
  rules: InboxRule[];
  /** By folder counter and name. */
  readonly configurations: Map<string, UserConfiguration>;
  /** Whom the automatic reply told already, for as long as it stays the same. */
  readonly replied: Set<string>;
}

/** The settings of a new mailbox. */
export function newSettings(): MailboxSettings {
  return {
    oof: {
      state: 'Disabled',
      audience: 'All',
      duration: undefined,
      internalReply: '',
      externalReply: '',
    },
    rules: [],
    configurations: new Map(),
    replied: new Set(),
  };
}
