import type { Access } from '../../../shared/model/identity.ts';
import type { Session } from '../../../shared/model/session.ts';
import { ANA, MARY, ROB, storesOf, type Remains } from './keychain-remains.ts';
import type { DrivenApp } from './keychain-states.ts';

/** One of the five operations of R13; `act` does it through the door and says in a few words what it gave. */
export interface KeychainOperation {
  readonly name: string;
  readonly act: (app: DrivenApp, remains: Remains) => Promise<string>;
}

const READABLE = ', read before the proof';

/** The five operations. */
export const OPERATIONS: readonly KeychainOperation[] = [
  { name: 'take a secret', act: takeSecret },
  { name: 'put a secret', act: putSecret },
  { name: 'open a store', act: openStore },
  { name: 'remove a secret', act: removeSecret },
  { name: 'lock and unlock', act: lockAndUnlock },
];

/** A mailbox opens with the secret that is kept; without one the account's line says so. */
async function takeSecret(app: DrivenApp, { rob }: Remains): Promise<string> {
  const { sessionId, state } = await open(app, rob, ROB, 'own');
  await app.value('session.close', { sessionId });
  if (state.state !== 'failed') return state.state;
  return `${state.failure.kind}, told ${await whereSecretIs(app, rob)}`;
}

/** A person signs in again. */
async function putSecret(app: DrivenApp, { rob, signIn }: Remains): Promise<string> {
  return (await app.value('account.signIn', { accountId: rob, secret: signIn[ROB]?.secret ?? '' })).secret;
}

/** Where what is read of a mailbox is kept, why, and whether the copy of an earlier run was shown before the proof. */
async function openStore(app: DrivenApp, { rob }: Remains): Promise<string> {
  const { sessionId, state, storage } = await open(app, rob, MARY, 'delegate');
  await app.value('session.close', { sessionId });
  if (state.state === 'failed') return state.failure.kind;
  const wasReadable = app.events.some(({ name, payload }) => {
    if (name !== 'session.changed') return false;
    const told = payload as Session;
    return told.sessionId === sessionId && told.state.state === 'opening' && told.state.isReadable;
  });
  return `${storage.kept}${storage.trouble === null ? '' : `: ${storage.trouble}`}${wasReadable ? READABLE : ''}`;
}

/** Ana's account goes, with its stores; it is added first where it went before. */
async function removeSecret(app: DrivenApp, { signIn }: Remains): Promise<string> {
  const known = (await app.value('account.list', {})).find(({ address }) => address === ANA);
  const typed = signIn[ANA];
  if (typed === undefined) throw new Error('nothing to sign in with');
  const { accountId } = known ?? (await app.value('account.add', typed));
  await app.value('account.remove', { accountId });
  const isListed = (await app.value('account.list', {})).some(({ address }) => address === ANA);
  const files = storesOf(app.profile, accountId).length;
  return isListed || files > 0 ? 'still there' : 'removed';
}

/** What unlocking asked for, and what came of it; an app that is locked already is only unlocked. */
async function lockAndUnlock(app: DrivenApp, { rob, signIn }: Remains): Promise<string> {
  if (!(await app.value('app.state', {})).isLocked) await app.value('app.lock', {});
  const { unlocking } = await app.value('app.state', {});
  const typed = { accountId: rob, secret: signIn[ROB]?.secret ?? '' };
  const unlocked = await app.ask(
    'app.unlock',
    unlocking === 'button' ? { accountId: null, secret: '' } : typed,
  );
  return unlocked.ok
    ? `by ${unlocking}, secret ${await whereSecretIs(app, rob)}`
    : `by ${unlocking}: ${unlocked.failure.kind}`;
}

/** Opens a mailbox and waits until it is open or has failed. */
async function open(app: DrivenApp, accountId: string, address: string, access: Access): Promise<Session> {
  const { sessionId } = await app.value('mailbox.open', { accountId, address, access });
  return await app.event(
    'session.changed',
    (told) => told.sessionId === sessionId && ['open', 'failed'].includes(told.state.state),
  );
}

async function whereSecretIs(app: DrivenApp, accountId: string): Promise<string> {
  const accounts = await app.value('account.list', {});
  return accounts.find((one) => one.accountId === accountId)?.secret ?? 'nowhere';
}
