import { BroadcastChannel } from 'node:worker_threads';
// The product's own entry, whole; what follows only lets a test bring the thread down.
import '../../main/sessions/thread/entry.ts';
import { CRASH_CHANNEL } from './crash-channel.ts';

const channel = new BroadcastChannel(CRASH_CHANNEL);
channel.unref();
channel.addEventListener('message', () => {
  throw new Error('brought down by a test');
});
