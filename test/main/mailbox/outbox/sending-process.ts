import type { Clock } from '../../../../main/clock.ts';
import { openMailboxStore } from '../../../../main/store/open-mailbox-store.ts';
import { password } from '../../../exchange/tests/support/fixture.ts';
import { letterOf, listed, robForMary, valueOf } from './letters.ts';
import { officeThread } from './office-thread.ts';

/**
 * A process to be killed: it opens the mailbox on the store of the one before it, looks for what that left behind, and
 * sends letter after letter, saying before each that it begins and after each what it was told. Arguments: the server's
 * address, the store's file, its key in hexadecimal, the number of the first letter, and how many (0 only looks).
 */
const [url = '', file = '', key = '', first = '0', count = '0'] = process.argv.slice(2);

/** What is looked for after minutes is looked for at once. */
const hurried: Clock = {
  now: () => performance.now(),
  wall: () => Date.now(),
  after: (_milliseconds, ring) => {
    const timer = setImmediate(ring);
    return () => clearImmediate(timer);
  },
};

function say(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

const { store, trouble } = openMailboxStore({ file, key: Buffer.from(key, 'hex') });
say({ opened: trouble?.reason ?? 'well', isDurable: store.isDurable });
const thread = officeThread({ url, password, identities: robForMary, clock: hurried, store });
valueOf(await thread.call('open', null));
while (thread.context.outbox.looked().length > 0) await thread.settled();
say({ left: (await listed(thread)).map(({ subject, state }) => ({ subject, state })) });
for (let index = Number(first); index < Number(first) + Number(count); index += 1) {
  const subject = `Letter ${index}`;
  say({ begins: subject });
  const result = await thread.call('message.send', letterOf(subject));
  say({ subject, told: result.ok ? 'sent' : result.failure.kind });
}
store.close();
process.exit(0);
