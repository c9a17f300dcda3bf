const made = new Map<string, Intl.DateTimeFormat>();

/**
 * The format of these options, in British English, made once: making one takes up to some milliseconds, and words with a
 * date in them are asked for with every row and every second. Without a time zone it is the machine's, as it is now.
 */
export function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = JSON.stringify(options);
  const known = made.get(name);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-GB', options);
  made.set(name, format);
  return format;
}
