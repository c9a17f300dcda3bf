import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { rolldown } from 'rolldown';

/** Everything that is a package or part of Node stays outside: main runs unbundled, file by file. */
function isPackage(specifier: string): boolean {
  return !specifier.startsWith('.') && !specifier.startsWith('/') && !/^[A-Za-z]:[\\/]/u.test(specifier);
}

/**
 * Builds `dist/main` and `dist/shared`, one JavaScript file for each source file so that traces and workers find
 * their way, and the preload as one CommonJS file, which is all that a sandboxed preload can be.
 */
export async function buildMain(root: string): Promise<void> {
  await Promise.all(
    ['main', 'shared'].map((name) => rm(join(root, 'dist', name), { recursive: true, force: true })),
  );
  const host = await rolldown({
    cwd: root,
    // All hosts: where Electron's binary cannot be had, the built app opens in Chromium or without a window.
    input: ['electron', 'chromium', 'headless'].map((name) => join(root, 'main', `${name}.ts`)),
    external: isPackage,
    platform: 'node',
    treeshake: false,
  });
  await host.write({
    dir: join(root, 'dist'),
    format: 'esm',
    preserveModules: true,
    preserveModulesRoot: root,
    entryFileNames: '[name].js',
  });
  await host.close();

  await buildThreads(root);

  const preload = await rolldown({
    cwd: root,
    input: join(root, 'main/preload.ts'),
    external: ['electron'],
    platform: 'browser',
  });
  await preload.write({ file: join(root, 'dist/main/preload.cjs'), format: 'cjs' });
  await preload.close();
}

/** The files that threads run, named by address and not by import. */
export const THREADS = ['main/mailbox/entry', 'main/watch/thread/entry'] as const;

async function buildThreads(root: string): Promise<void> {
  for (const name of THREADS.filter((each) => existsSync(join(root, `${each}.ts`)))) {
    const file = join(root, 'dist', `${name}.js`);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, await threadCode(root, name));
  }
}

/**
 * A thread's code as one file in the place of its entry: a thread has nothing warm, and reading a hundred and fifty files
 * is most of what its start would cost. Each thread holds the text: one character beyond ASCII, a dash in a comment, would
 * double it.
 */
export async function threadCode(root: string, name: (typeof THREADS)[number]): Promise<string> {
  const thread = await rolldown({
    cwd: root,
    input: join(root, `${name}.ts`),
    external: isPackage,
    platform: 'node',
  });
  const { output } = await thread.generate({
    format: 'esm',
    charset: 'ascii',
    comments: false,
    codeSplitting: false,
  });
  await thread.close();
  return output[0].code;
}
