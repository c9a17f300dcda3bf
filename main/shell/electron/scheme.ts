import type { CustomScheme, Session } from 'electron';
import type { Pages } from '../pages.ts';

/**
 * Our one scheme, with its privileges written out. `standard` gives it origins, `secure` makes it a secure context,
 * `codeCache` lets V8 keep compiled scripts; it bypasses nothing. Registered before the app is ready, once.
 */
export const appScheme = {
  scheme: 'app',
  privileges: {
    standard: true,
    secure: true,
    supportFetchAPI: true,
    corsEnabled: false,
    codeCache: true,
    bypassCSP: false,
    allowServiceWorkers: false,
    stream: false,
    allowExtensions: false,
  },
} as const satisfies CustomScheme;

/** Serves the page, its parts and its message frames on `app://`, in one session. Electron's list, item 18. */
export function servePages(session: Session, pages: Pages): void {
  session.protocol.handle(appScheme.scheme, async (request) => {
    const answer = await pages.answer(request.method, request.url);
    const body = answer.status === 204 ? null : Buffer.from(answer.body);
    return new Response(body, { status: answer.status, headers: { ...answer.headers } });
  });
}
