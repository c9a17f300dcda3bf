import type { Origins } from './origins.ts';

/** Features of the web platform that no page of ours uses; denied by name, for every frame. */
const deniedFeatures = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'compute-pressure',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'keyboard-map',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'otp-credentials',
  'payment',
  'picture-in-picture',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'usb',
  'window-management',
  'xr-spatial-tracking',
] as const;

const everyAnswer = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  // Nothing of a mailbox may stay in a browser's cache on disk.
  'Cache-Control': 'no-store',
} as const;

/**
 * Headers of our own page and of its parts. `connect-src 'none'`: the page has the bridge and no network.
 * Electron's security list, item 7; CSP Level 3.
 */
export function pageHeaders(origins: Origins): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    // Positions of virtual rows and of calendar items are written as style attributes by script, which CSP
    // does not cover; markup never carries one.
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'none'",
    `frame-src ${origins.mail}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types dompurify inert-mail 'allow-duplicates'",
  ].join('; ');
  return {
    ...everyAnswer,
    'Content-Security-Policy': policy,
    'Permissions-Policy': deniedFeatures.map((feature) => `${feature}=()`).join(', '),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'X-DNS-Prefetch-Control': 'off',
  };
}

/**
 * Headers of a message frame: nothing runs, nothing loads, no origin of its own, and only our page may hold it.
 * `img-src data:` because inline pictures arrive as data URIs; `style-src 'unsafe-inline'` because mail is styled
 * inline and style can load nothing under `default-src 'none'`.
 */
export function frameHeaders(origins: Origins): Record<string, string> {
  const policy = [
    "default-src 'none'",
    'img-src data:',
    "style-src 'unsafe-inline'",
    'sandbox',
    "form-action 'none'",
    "base-uri 'none'",
    `frame-ancestors ${origins.page}`,
  ].join('; ');
  return {
    ...everyAnswer,
    'Content-Security-Policy': policy,
    'Content-Type': 'text/html; charset=utf-8',
    'X-DNS-Prefetch-Control': 'off',
  };
}

/** Headers of an answer without content: a refusal, or a link that was clicked. */
export function emptyHeaders(): Record<string, string> {
  return { ...everyAnswer, 'Content-Security-Policy': "default-src 'none'; sandbox" };
}
