import { BroadcastChannel, parentPort } from 'node:worker_threads';
// The built app's own thread, whole; what follows only lets the measure bring one mailbox's thread down.
import '../../../dist/main/mailbox/entry.js';

parentPort?.on('message', (message) => {
  if (message.type !== 'start') return;
  const channel = new BroadcastChannel('onbehalf-bench-crash');
  channel.unref();
  channel.addEventListener('message', ({ data }) => {
    if (data === message.start.identities.mailbox) throw new Error('brought down by the measure');
  });
});
