import { z } from 'zod';
import type { Form } from './answer.ts';

/** Its names are Microsoft's; others are read over. */
const reply = z.object({ Protocol: z.string().optional(), Url: z.string() });

/**
 * Autodiscover v2: asked by GET, without credentials, and answered with one URL. It names no auto-mapped mailboxes.
 * https://learn.microsoft.com/en-us/openspecs/exchange_server_protocols/ms-oxdisco/
 */
export const json: Form = {
  name: 'json',
  method: 'GET',
  path: (address) => `/autodiscover/autodiscover.json/v1.0/${encodeURIComponent(address)}?Protocol=EWS`,
  body: () => '',
  read(text) {
    const parsed = reply.safeParse(parse(text));
    return parsed.success ? { kind: 'settings', ewsUrls: [parsed.data.Url], alternateMailboxes: [] } : null;
  },
};

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // JSON.parse throws a SyntaxError for anything else; there is no other way to ask.
    return null;
  }
}
