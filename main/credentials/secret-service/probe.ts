import type { KeychainState } from '../../../shared/model/account.ts';
import { sessionBusSockets } from './bus-address.ts';
import { BusConnection } from './bus-connection.ts';
import { firstBooleanVariant, firstText } from './bus-message.ts';
import type { BusReply } from './bus-message.ts';

const service = 'org.freedesktop.secrets';

/** Errors by which a bus says that nobody provides the Secret Service here. */
function isAbsence(errorName: string): boolean {
  return (
    errorName === 'org.freedesktop.DBus.Error.ServiceUnknown' ||
    errorName === 'org.freedesktop.DBus.Error.NameHasNoOwner' ||
    errorName.startsWith('org.freedesktop.DBus.Error.Spawn.')
  );
}

/**
 * Asks the Secret Service of this session how it is, within a time limit and without prompting anybody. `ready`: a
 * default collection exists and is unlocked. `locked`: it needs the person's password first. `absent`: no bus, no
 * service or no collection. `failing`: no answer in time, or an answer that makes no sense.
 * See the freedesktop.org Secret Service API, "Service.ReadAlias" and "Collection.Locked".
 */
export async function probeSecretService(
  environment: NodeJS.ProcessEnv,
  limitMs: number,
): Promise<KeychainState> {
  const { promise: late, resolve } = Promise.withResolvers<KeychainState>();
  // Whoever waits for the answer keeps the process alive, not the answer that is still to come.
  const timer = setTimeout(() => resolve('failing'), limitMs).unref();
  try {
    for (const socket of sessionBusSockets(environment)) {
      const connection = new BusConnection(socket);
      try {
        // Awaited here, so that the connection is closed before the next address is tried.
        return await Promise.race([ask(connection), late]);
      } catch {
        // Nobody listens at this address, or not somebody who speaks D-Bus: the next one, if any.
      } finally {
        connection.close();
      }
    }
    return 'absent';
  } finally {
    clearTimeout(timer);
  }
}

async function ask(connection: BusConnection): Promise<KeychainState> {
  const alias = await connection.call({
    destination: service,
    path: '/org/freedesktop/secrets',
    interface: 'org.freedesktop.Secret.Service',
    member: 'ReadAlias',
    arguments: ['default'],
  });
  if (alias.errorName !== null) return isAbsence(alias.errorName) ? 'absent' : 'failing';
  const path = firstText(alias);
  if (path === '/' || path === '') return 'absent';
  return stateOf(
    await connection.call({
      destination: service,
      path,
      interface: 'org.freedesktop.DBus.Properties',
      member: 'Get',
      arguments: ['org.freedesktop.Secret.Collection', 'Locked'],
    }),
  );
}

function stateOf(reply: BusReply): KeychainState {
  if (reply.errorName !== null) return 'failing';
  const isLocked = firstBooleanVariant(reply);
  if (isLocked === null) return 'failing';
  return isLocked ? 'locked' : 'ready';
}
