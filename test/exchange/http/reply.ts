/** A reply before it goes out. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string;
}

/** A reply in XML. */
export function xmlReply(status: number, body: string): Reply {
  return { status, headers: { 'Content-Type': 'text/xml; charset=utf-8' }, body };
}

/** A reply without a body. */
export function emptyReply(status: number, headers: Reply['headers'] = {}): Reply {
  return { status, headers, body: '' };
}

/** A reply in HTML, as proxies and IIS give it. */
export function htmlReply(status: number, title: string): Reply {
  const body = `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`;
  return { status, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body };
}
