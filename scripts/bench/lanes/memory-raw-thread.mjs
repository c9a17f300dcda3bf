import { parentPort, workerData } from 'node:worker_threads';

// A bare thread with a connection: the least that a mailbox in a thread of its own can hold. Plain JavaScript, because a
// thread that takes types out of a file holds what does that, too. HTTP is asked for and not imported, because an import
// brings the browsers' WebSocket with it.
const { Agent, get } = process.getBuiltinModule('node:http');
const agent = new Agent({ keepAlive: true });
get(workerData.url, { agent }, (response) => {
  response.resume();
  // A worker's port has no origin.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  response.on('end', () => parentPort?.postMessage('ready'));
});
parentPort?.on('message', () => agent.destroy());
