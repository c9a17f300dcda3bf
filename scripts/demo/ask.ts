import type { ChildProcessByStdio } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';
import type { Application } from '../../main/application.ts';
import type { Ask } from './remember.ts';

/** Asks an application in this process. */
export function askDirectly(application: Pick<Application, 'answer'>): Ask {
  return async (request, input) => JSON.parse(await application.answer(JSON.stringify({ request, input })));
}

/** A host started with `--begin`, asked through its stdin. */
export interface Beginning {
  readonly ask: Ask;
  /** Lets the host open its window. */
  end(): void;
}

const answered = z.looseObject({ id: z.number() });

/** Asks a host that is setting up, one line at a time. Throws when it ends meanwhile. */
export function beginWith(host: ChildProcessByStdio<Writable, Readable, null>): Beginning {
  const lines = createInterface({ input: host.stdout })[Symbol.asyncIterator]();
  let id = 0;
  return {
    ask: async (request, input) => {
      id += 1;
      host.stdin.write(`${JSON.stringify({ id, request, input })}\n`);
      const { value, done } = await lines.next();
      if (done === true) throw new Error('the app ended while it was being set up');
      const { id: answeredId, ...result } = answered.parse(JSON.parse(value));
      if (answeredId !== id) throw new Error('the app answered something else');
      return JSON.parse(JSON.stringify(result));
    },
    end: () => void host.stdin.end('\n'),
  };
}
