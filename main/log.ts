import { join } from 'node:path';
import writer from 'electron-log/node';

/** A log file grows to this many bytes before it is set aside; one older one is kept. */
const LARGEST = 1024 * 1024;

writer.transports.file.level = false;
// Standard output belongs to the contract under the headless host.
writer.transports.console.writeFn = ({ message }) =>
  void process.stderr.write(`${message.data.map(String).join(' ')}\n`);

/** Where defects are written whole: standard error, and a file of the profile. Never given a secret, a body or a request. */
export const log = {
  /** From now on also into `onbehalf.log` in that folder. */
  intoFolder(folder: string): void {
    writer.transports.file.resolvePathFn = () => join(folder, 'onbehalf.log');
    writer.transports.file.maxSize = LARGEST;
    writer.transports.file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
    writer.transports.file.level = 'error';
  },

  error(words: string, reason: unknown): void {
    writer.error(words, textOf(reason));
  },
};

/** A reason as text, with its stack where it has one. */
export function textOf(reason: unknown): string {
  return reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
}
