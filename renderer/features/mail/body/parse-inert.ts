/** What Trusted Types give for a name; TypeScript does not know them. https://www.w3.org/TR/trusted-types/ */
interface Policy {
  createHTML(html: string): string;
}
interface PolicyFactory {
  createPolicy(name: string, rules: Policy): Policy;
}

const policies = new WeakMap<object, Policy>();

/**
 * Parses HTML into a document that is shown nowhere: nothing in it runs, loads or is drawn, and no part of it may be put
 * into a page before it was cleaned. The one place, beside DOMPurify, that the page's policy lets make a tree out of a text.
 */
export function parseInert(window: Window & typeof globalThis, html: string): Document {
  const factory: PolicyFactory | undefined = Reflect.get(window, 'trustedTypes');
  let policy = factory === undefined ? undefined : policies.get(factory);
  if (factory !== undefined && policy === undefined) {
    policy = factory.createPolicy('inert-mail', { createHTML: (text) => text });
    policies.set(factory, policy);
  }
  // What stands before the body (style sheets, in the head) shall stand in it.
  const text = `<remove></remove>${html}`;
  return new window.DOMParser().parseFromString(policy?.createHTML(text) ?? text, 'text/html');
}
