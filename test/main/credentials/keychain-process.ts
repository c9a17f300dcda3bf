import { createInterface } from 'node:readline';
import { openKeychain } from '../../../main/credentials/keychain.ts';

// A process of its own around the keychain: GLib reads the bus's address from the environment once a process, and
// only a new process shows what really outlives one. One call a line in, one answer a line out.

const started = performance.now();
const keychain = await openKeychain();
const say = (value: unknown): boolean => process.stdout.write(`${JSON.stringify(value)}\n`);
keychain.onState((state) => say({ state }));
say({ opened: keychain.state(), ms: Math.round(performance.now() - started) });

const calls: Readonly<Record<string, (accountId: string, secret: string) => Promise<unknown>>> = {
  put: async (accountId, secret) => await keychain.put(accountId, secret),
  take: async (accountId) => {
    const found = await keychain.take(accountId);
    return found === null ? null : { secret: found.secret, from: found.from };
  },
  remove: async (accountId) => {
    await keychain.remove(accountId);
    return null;
  },
  state: async () => keychain.state(),
};

for await (const line of createInterface({ input: process.stdin })) {
  const [name = '', accountId = '', secret = ''] = line.split(' ');
  const from = performance.now();
  const value = await calls[name]?.(accountId, secret);
  say({ answer: value, ms: Math.round(performance.now() - from) });
}
process.exit();
