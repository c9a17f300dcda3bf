/** Options of ours that take a value as their next word. */
const WITH_VALUE: ReadonlySet<string> = new Set(['--profile']);
/** All options that mean something to us under Electron: drawing without a display is Chromium's host's own. */
const KNOWN: ReadonlySet<string> = new Set(['--profile', '--begin']);

/**
 * The words of Electron's command line that are ours, in their order. Everything else is passed over: switches of
 * Chromium and of a desktop's launcher (`--ozone-platform-hint=auto`, `--disable-gpu`), and addresses that a system hands
 * over (`mailto:`). In development the program is followed by the app's folder.
 */
export function wordsOfOurs(words: readonly string[], isPackaged: boolean): readonly string[] {
  const program = isPackaged ? 0 : words.findIndex((word, index) => index > 0 && !word.startsWith('-'));
  const kept: string[] = [];
  let takesNext = false;
  for (const word of words.slice(program + 1)) {
    const [name = ''] = word.split('=', 1);
    const isValue = takesNext && !word.startsWith('-');
    if (isValue || KNOWN.has(name)) kept.push(word);
    takesNext = WITH_VALUE.has(word);
  }
  return kept;
}
