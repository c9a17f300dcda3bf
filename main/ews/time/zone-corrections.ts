/**
 * What has changed in the world since the table of windows-iana, as of tz 2026c. Each IANA zone goes to a Windows zone
 * that keeps the same clock now; where Windows has not followed a country (British Columbia and Alberta stopped changing
 * their clocks in 2026), that is another one's zone with the right offset, so that a meeting stays at its hour.
 */
export const windowsZones: ReadonlyMap<string, string> = new Map([
  ['America/Chihuahua', 'Central Standard Time (Mexico)'],
  ['America/Ciudad_Juarez', 'Mountain Standard Time'],
  ['America/Coyhaique', 'Magallanes Standard Time'],
  ['America/Edmonton', 'Canada Central Standard Time'],
  ['America/Ojinaga', 'Central Standard Time'],
  ['America/Scoresbysund', 'Greenland Standard Time'],
  ['America/Vancouver', 'US Mountain Standard Time'],
  ['Antarctica/Casey', 'W. Australia Standard Time'],
  ['Antarctica/Vostok', 'West Asia Standard Time'],
  ['Asia/Almaty', 'Qyzylorda Standard Time'],
  ['Asia/Qostanay', 'Qyzylorda Standard Time'],
]);

/** Windows zones whose first zone in the table no longer keeps their clock, and one that Windows has retired. */
export const primaryZones: ReadonlyMap<string, string> = new Map([
  ['Central Asia Standard Time', 'Asia/Bishkek'],
  ['Mountain Standard Time (Mexico)', 'America/Mazatlan'],
  ['Kamchatka Standard Time', 'Asia/Kamchatka'],
]);
