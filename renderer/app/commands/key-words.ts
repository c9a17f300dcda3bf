const isMac = typeof navigator !== 'undefined' && navigator.userAgent.includes('Mac');

const names: Readonly<Record<string, string>> = {
  $mod: isMac ? '⌘' : 'Ctrl',
  Control: 'Ctrl',
  Escape: 'Esc',
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Enter: '↵',
  Delete: 'Del',
};

/** tinykeys' words for keys as a person reads them: `$mod+k` is "Ctrl K", `g m` is "g then m", `Shift+?` is "?". */
export function keyWords(keys: string): string {
  return keys
    .split(' ')
    .map((press) =>
      press
        .replace(/^Shift\+(?=[^\w]$)/u, '')
        .split('+')
        .map(oneKey)
        .join(' '),
    )
    .join(' then ');
}

function oneKey(key: string): string {
  return names[key] ?? (key.length === 1 ? key : key.replace(/^(?:Key|Digit)/u, ''));
}

/** The first of a command's keys as a person reads them; undefined where it has none. */
export function firstKeyWords(keys: string | readonly string[] | undefined): string | undefined {
  const first = typeof keys === 'string' ? keys : keys?.[0];
  return first === undefined ? undefined : upperAfterModifier(keyWords(first));
}

function upperAfterModifier(words: string): string {
  return words.replace(/(?<=(?:Ctrl|⌘|Shift|Alt) )\p{Ll}$/u, (letter) => letter.toUpperCase());
}
