/**
 * What has changed in the world since the table of CLDR 48, as of tz 2026f, and names that it leaves out. Each IANA zone goes to a Windows zone
 * that keeps the same clock now; where Windows has not followed a country (British Columbia, Alberta, the Northwest
 * Territories and Manitoba stopped changing their clocks in 2026), that is another one's zone with the right offset, so that a meeting stays at its hour.
 */
export const windowsZones: ReadonlyMap<string, string> = new Map([
  ['America/Edmonton', 'Canada Central Standard Time'],
  ['America/Inuvik', 'Canada Central Standard Time'],
  ['America/Scoresbysund', 'Greenland Standard Time'],
  ['America/Vancouver', 'US Mountain Standard Time'],
  ['America/Winnipeg', 'SA Pacific Standard Time'],
  ['Antarctica/Casey', 'W. Australia Standard Time'],
  ['Antarctica/Vostok', 'West Asia Standard Time'],
  ['CST6CDT', 'Central Standard Time'],
  ['EST5EDT', 'Eastern Standard Time'],
  ['MST7MDT', 'Mountain Standard Time'],
  ['PST8PDT', 'Pacific Standard Time'],
]);

/** A Windows zone that Windows has retired and CLDR left out; old items still name it. */
export const primaryZones: ReadonlyMap<string, string> = new Map([
  ['Kamchatka Standard Time', 'Asia/Kamchatka'],
]);
