import { Menu } from 'electron';

/**
 * The application menu: none where the window needs none, and on macOS, where copying and closing work through the
 * menu, the three that belong to every program. No reload, no zoom, no developer tools.
 */
export function setMenu(): void {
  if (process.platform !== 'darwin') {
    Menu.setApplicationMenu(null);
    return;
  }
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }]),
  );
}
