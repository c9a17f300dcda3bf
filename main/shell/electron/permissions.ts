import type { Session } from 'electron';
import type { Origins } from '../origins.ts';
import { originOf } from '../origins.ts';

/**
 * What a page may do without being asked: our own main frame may put text on the clipboard after a click (the
 * *Copy* of a command). Everything else is denied, for everybody.
 */
export function mayGrant(
  origins: Origins,
  permission: string,
  asker: { readonly address: string; readonly isMainFrame: boolean },
): boolean {
  return (
    permission === 'clipboard-sanitized-write' &&
    asker.isMainFrame &&
    originOf(asker.address) === origins.page
  );
}

/** Denies permissions in both handlers, and devices and screens besides. Electron's security list, item 5. */
export function denyPermissions(session: Session, origins: Origins): void {
  session.setPermissionRequestHandler((_contents, permission, decide, details) => {
    const { requestingUrl: address, isMainFrame } = details;
    decide(mayGrant(origins, permission, { address, isMainFrame }));
  });
  session.setPermissionCheckHandler((_contents, permission, origin, details) =>
    mayGrant(origins, permission, { address: origin, isMainFrame: details.isMainFrame }),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, decide) => decide(null));
}
