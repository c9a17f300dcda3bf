import { z } from 'zod';
import { oauth, scheme } from '../../shared/model/account.ts';
import { access, accountId, address, mailboxId } from '../../shared/model/identity.ts';
import { RememberedFile } from './remembered-file.ts';

const storedAccount = z.strictObject({
  accountId,
  address,
  name: z.string().nullable(),
  url: z.string(),
  userName: z.string(),
  scheme,
  certificatePem: z.string().nullable(),
  oauth: oauth.optional(),
  proxy: z.string().optional(),
});
/** An account as it is remembered between runs: everything but its secret. */
export type StoredAccount = z.output<typeof storedAccount>;

const storedMailbox = z.strictObject({
  mailboxId,
  accountId,
  address,
  /** As the directory names it; null until known. */
  name: z.string().nullable(),
  access,
  colour: z.number().int().min(0).max(11),
  /** What the folder ids of this mailbox carried when it was first proved; null until then, or where ids are opaque. */
  moniker: z.string().nullable(),
});
/** A mailbox as it is remembered between runs. */
export type StoredMailbox = z.output<typeof storedMailbox>;

const settings = z.strictObject({
  theme: z.enum(['system', 'light', 'dark', 'contrast']),
  /** 0 for never. A profile of an earlier version has none. */
  idleLockMinutes: z.number().int().min(0).max(480).default(0),
});
/** What the person chose about the app itself. */
export type Settings = z.output<typeof settings>;

/** Everything that the app remembers in its profile besides the journal; no secret among it. */
export interface Profile {
  readonly accounts: RememberedFile<StoredAccount[]>;
  readonly mailboxes: RememberedFile<StoredMailbox[]>;
  readonly settings: RememberedFile<Settings>;
}

/** Reads the profile; whatever is absent or unreadable begins empty. */
export async function openProfile(folder: string): Promise<Profile> {
  return {
    accounts: await RememberedFile.open(folder, 'accounts.json', z.array(storedAccount), []),
    mailboxes: await RememberedFile.open(folder, 'mailboxes.json', z.array(storedMailbox), []),
    settings: await RememberedFile.open(folder, 'settings.json', settings, {
      theme: 'system',
      idleLockMinutes: 0,
    }),
  };
}
