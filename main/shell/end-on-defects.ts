import { log } from '../log.ts';

/** What of a process the watch over defects uses. */
type DefectiveProcess = Pick<NodeJS.Process, 'on'>;

/**
 * Ends the program on something thrown that nobody caught, and on a promise that nobody waited for: the same way on every
 * host, whatever its own habit (Node prints and ends, Electron shows its own box or only warns). The first is written to
 * the log whole; `end` then ends the process and is called once. What was written by a person is on the disk by then.
 * https://nodejs.org/api/process.html#event-uncaughtexception
 */
export function endOnDefects(end: () => void, watched: DefectiveProcess = process): void {
  let isEnding = false;
  const take = (reason: unknown): void => {
    log.error('the program ends on a defect', reason);
    if (isEnding) return;
    isEnding = true;
    end();
  };
  watched.on('uncaughtException', take);
  watched.on('unhandledRejection', take);
}
