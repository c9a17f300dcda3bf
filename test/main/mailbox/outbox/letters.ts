import type { Letter } from '../../../../main/mailbox/compose/letter.ts';
import type { Identities } from '../../../../shared/model/identity.ts';
import type { OutboxEntry } from '../../../../shared/model/outbox.ts';
import type { Result } from '../../../../shared/result.ts';
import { mary, rob } from '../../../exchange/tests/support/fixture.ts';
import type { OfficeThread } from './office-thread.ts';

/** Rob, who is Mary's delegate, in her mailbox. */
export const robForMary: Identities = {
  authenticated: rob,
  authorized: rob,
  mailbox: mary,
  access: 'delegate',
};
export const maryHerself: Identities = {
  authenticated: mary,
  authorized: mary,
  mailbox: mary,
  access: 'own',
};

/** A letter to Jun that differs from all others by its subject. */
export function letterOf(subject: string, mode: Letter['mode'] = 'on-behalf'): Letter {
  return {
    mode,
    kind: 'new',
    reference: null,
    to: [{ name: 'Jun Takeda', address: 'jun.takeda@contoso.test' }],
    cc: [],
    bcc: [],
    subject,
    bodyText: `About ${subject}.`,
  };
}

/** The value of a result that must be one. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

/** What stands in the outbox now. */
export async function listed(thread: OfficeThread): Promise<readonly OutboxEntry[]> {
  return valueOf(await thread.call('outbox.list', {})).entries;
}

/** The kind of a failure that must be one. */
export function failureOf<T>(result: Result<T>): string {
  return result.ok ? 'none' : result.failure.kind;
}
