/** Where a D-Bus session bus listens, as `node:net` takes it; a leading NUL marks Linux's abstract names. */
export type BusSocket = string;

/**
 * The sockets that the environment names for the session bus, in order. D-Bus Specification, "Server Addresses":
 * addresses are separated by semicolons, values are percent-escaped. Without the variable, systemd's place.
 */
export function sessionBusSockets(environment: NodeJS.ProcessEnv): readonly BusSocket[] {
  const written = environment['DBUS_SESSION_BUS_ADDRESS'];
  if (written !== undefined && written !== '') return written.split(';').flatMap(readAddress);
  const runtime = environment['XDG_RUNTIME_DIR'];
  return runtime === undefined || runtime === '' ? [] : [`${runtime}/bus`];
}

function readAddress(address: string): readonly BusSocket[] {
  if (!address.startsWith('unix:')) return [];
  const values = new Map(
    address
      .slice('unix:'.length)
      .split(',')
      .map((pair) => {
        const at = pair.indexOf('=');
        return [pair.slice(0, at), unescape(pair.slice(at + 1))] as const;
      }),
  );
  const path = values.get('path');
  if (path !== undefined) return [path];
  const abstract = values.get('abstract');
  return abstract === undefined ? [] : [`\0${abstract}`];
}

function unescape(value: string): string {
  return value.replaceAll(/%([0-9a-f]{2})/giu, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}
