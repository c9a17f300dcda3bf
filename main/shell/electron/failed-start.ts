import type { App, Dialog } from 'electron';

/**
 * Says on standard error and in a box why the app does not start, and ends it once the box is put away. A start from a
 * desktop's menu has no terminal: without the box nothing at all would happen. Electron draws no box before it is ready.
 */
export async function failStart(
  host: { readonly app: Pick<App, 'exit' | 'whenReady'>; readonly dialog: Pick<Dialog, 'showErrorBox'> },
  code: number,
  words: string,
): Promise<void> {
  process.stderr.write(`${words}\n`);
  await host.app.whenReady();
  host.dialog.showErrorBox('Onbehalf could not start', words);
  host.app.exit(code);
}
