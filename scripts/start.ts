import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { buildIfStale } from './build.ts';
import { chooseHost } from './start/host.ts';

// Opens the app as it is, without samples: on its welcome page the first time.

const root = fileURLToPath(new URL('..', import.meta.url));
const host = chooseHost(root, process.argv.slice(2));
if (host.notice !== null) process.stderr.write(`${host.notice}\n`);
await buildIfStale();

const app = spawn(host.command, host.words, { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.kill(signal));
app.once('error', (error) => {
  process.stderr.write(`The app could not be started: ${error.message}\n`);
  process.exitCode = 1;
});
app.once('exit', (code) => {
  process.exitCode = code ?? 1;
});
