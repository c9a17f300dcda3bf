import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
// electron-builder gives no way in but its command line, which would pack; this is what that checks with first.
const own = join(root, 'node_modules/app-builder-lib/out/util/config/config.js');

interface Builder {
  readonly getConfig: (folder: string, file: string, options: null) => Promise<Record<string, unknown>>;
  readonly validateConfiguration: (config: unknown, log: unknown) => Promise<void>;
}
const builder: Builder = await import(own);
const log = { isEnabled: false, add: () => undefined };

test('electron-builder accepts what is to be packed, and refuses what it does not know', async () => {
  const config = await builder.getConfig(root, 'electron-builder.yml', null);
  await expect(builder.validateConfiguration(config, log)).resolves.toBeUndefined();
  await expect(builder.validateConfiguration({ ...config, linux: { icons: 'x' } }, log)).rejects.toThrow(
    'configuration.linux',
  );
});

test('deb, AppImage and NSIS have what they refuse to be built without', async () => {
  const config = await builder.getConfig(root, 'electron-builder.yml', null);
  const { author, homepage, description } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  expect(author).toMatchObject({ name: expect.any(String), email: expect.stringMatching(/^\S+@\S+$/u) });
  expect(URL.parse(homepage)?.protocol).toBe('https:');
  expect(description).not.toBe('');
  const { icon } = config['linux'] as { readonly icon: string };
  for (const size of [16, 32, 48, 64, 128, 256, 512]) {
    const png = readFileSync(join(root, icon, `${size}x${size}.png`));
    // Width and height stand in the first chunk (PNG, 11.2.2).
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
  }
  for (const system of ['mac', 'win'] as const)
    expect(existsSync(join(root, (config[system] as { readonly icon: string }).icon))).toBe(true);
});
