/**
 * What has changed in the world since the table of CLDR 48, as of tz 2026c. Each IANA zone goes to a Windows zone
 * that keeps the same clock now; where Windows has not followed a country (British Columbia and Alberta stopped changing
 * their clocks in 2026), that is another one's zone with the right offset, so that a meeting stays at its hour.
 */
export const windowsZones: ReadonlyMap<string, string> = new Map([
  ['America/Edmonton', 'Canada Central Standard Time'],
  ['America/Scoresbysund', 'Greenland Standard Time'],
  ['America/Vancouver', 'US Mountain Standard Time'],
  ['Antarctica/Casey', 'W. Australia Standard Time'],
  ['Antarctica/Vostok', 'West Asia Standard Time'],
]);

/** A Windows zone that Windows has retired and CLDR left out; old items still name it. */
export const primaryZones: ReadonlyMap<string, string> = new Map([
  ['Kamchatka Standard Time', 'Asia/Kamchatka'],
]);
