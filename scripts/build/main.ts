import { rm } from 'node:fs/promises';
import { join } from 'node:path';
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
    // The thread's entry is named by address, not by import.
    input: [join(root, 'main/electron.ts'), join(root, 'main/sessions/thread/entry.ts')],
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

  const preload = await rolldown({
    cwd: root,
    input: join(root, 'main/preload.ts'),
    external: ['electron'],
    platform: 'browser',
  });
  await preload.write({ file: join(root, 'dist/main/preload.cjs'), format: 'cjs' });
  await preload.close();
}
