import { session as sessions } from 'electron';
import type { App, Session } from 'electron';
import type { Origins } from '../origins.ts';
import { mayLoad } from './may-load.ts';
import { denyPermissions } from './permissions.ts';

/** Switches of Chromium that must be set before the app is ready: it looks up nothing and calls nobody. */
export function closeNetwork(app: App): void {
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-component-update');
  app.commandLine.appendSwitch('disable-domain-reliability');
  app.commandLine.appendSwitch('disable-quic');
  app.commandLine.appendSwitch('dns-prefetch-disable');
  app.commandLine.appendSwitch('no-pings');
  app.commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp');
  app.commandLine.appendSwitch('auth-server-allowlist', '');
}

/**
 * Makes the session of the window: in memory only, without a network, a permission, a download, a spell checker or
 * the person's Windows login. EWS does not come by here: its transport is Node's, in threads of its own.
 */
export async function openSession(origins: Origins): Promise<Session> {
  // No `persist:`: nothing of a mailbox stays in Chromium's folders.
  const session = sessions.fromPartition('onbehalf', { cache: false });
  await harden(session, origins);
  // Nothing uses the default session. Should anything ever, it finds the same walls.
  await harden(sessions.defaultSession, origins);
  return session;
}

async function harden(session: Session, origins: Origins): Promise<void> {
  denyPermissions(session, origins);
  session.allowNTLMCredentialsForDomains('');
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((details, decide) => {
    decide({ cancel: !mayLoad(origins, details.url, details.resourceType) });
  });
  await session.setProxy({
    mode: 'fixed_servers',
    proxyRules: 'http://dead-end.invalid:9',
    proxyBypassRules: '<-loopback>',
  });
}
