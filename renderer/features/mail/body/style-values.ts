/** Functions that a value may use; none of them can name a resource. */
const functions = new Set([
  'rgb',
  'rgba',
  'hsl',
  'hsla',
  'calc',
  'min',
  'max',
  'clamp',
  'linear-gradient',
  'radial-gradient',
  'repeating-linear-gradient',
  'translate',
  'rotate',
  'scale',
]);

/** Properties that load, run, or draw outside the place that the mail was given. */
const refused =
  /^(?:--|behavior$|-moz-binding$|position$|z-index$|content$|cursor$|pointer-events$|animation|transition|src$|-webkit-text-)/u;

/**
 * Whether a declaration of a mail may stay, in the words of the browser that parsed it: names in lower case, escapes
 * undone. The functions are a list of what may be; anything not on it, `url()` first of all, drops the declaration.
 */
export function isSafeDeclaration(property: string, value: string): boolean {
  if (refused.test(property.toLowerCase())) return false;
  // A backslash would be an escape that the browser kept; "<" could end the style element that holds the text.
  if (/[\\<]/u.test(value)) return false;
  const withoutStrings = value.replaceAll(/"[^"]*"|'[^']*'/gu, '""');
  // Words are taken whole, whether a bracket follows or not, so that no letter of one is looked at twice.
  for (const match of withoutStrings.matchAll(/([\w-]+)(\(?)|\(/gu)) {
    if (match[0].endsWith('(') && !functions.has((match[1] ?? '').toLowerCase())) return false;
  }
  return true;
}

/** Whether a value names something on the network: a picture that was not loaded. */
export function namesRemote(value: string): boolean {
  return /(?:url|image-set|src)\(\s*(?:["']\s*)?(?:https?:|ftp:|\/\/)/iu.test(value);
}
