import { isZone } from './zones.ts';

/**
 * The zone that this machine is set to, as a name of `zone-table.ts`. The engine is asked for the name alone; where it is
 * one that the table does not have yet, the zone of the hour that the machine shows now.
 */
export function machineZone(): string {
  const name = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (isZone(name)) return name;
  // Etc/GMT-3 is three hours east, as POSIX has it.
  const west = Math.round(new Date().getTimezoneOffset() / 60);
  const fixed = west === 0 ? 'UTC' : `Etc/GMT${west > 0 ? '+' : '-'}${Math.abs(west)}`;
  return isZone(fixed) ? fixed : 'UTC';
}
