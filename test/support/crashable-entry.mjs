import { BroadcastChannel, parentPort } from 'node:worker_threads';
// The built app's own entry, whole; what follows only lets a test bring the thread down.
import '../../dist/main/mailbox/entry.js';

parentPort?.on('message', ({ type }) => {
  // A spare that belongs to no session yet lives on: a session given one that is just dying would count two crashes.
  if (type !== 'start') return;
  // The name stands in `crash-channel.ts` too: a thread must not need TypeScript to be made readable first.
  const channel = new BroadcastChannel('onbehalf-test-crash');
  channel.unref();
  channel.addEventListener('message', () => {
    throw new Error('brought down by a test');
  });
});
