import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';

/** The one line that the sample Exchange prints when it is ready. */
const ready = z.object({
  url: z.string(),
  ca: z.string(),
  accounts: z.array(z.object({ address: z.string(), password: z.string(), role: z.string() })),
});

/** A sample Exchange running beside us. */
export interface SampleExchange extends z.output<typeof ready> {
  /** Has it go wrong: what and at which operation, in the words of `test/exchange/faults.ts`. */
  goWrong(fault: {
    readonly type: string;
    readonly operation: string;
    readonly backOffMilliseconds?: number;
  }): void;
  stop(): Promise<void>;
}

/** Starts the sample Exchange on loopback, over TLS with a CA of its own. */
export async function startSampleExchange(root: string): Promise<SampleExchange> {
  const script = join(root, 'test/exchange/serve.ts');
  const words = ['--disable-warning=ExperimentalWarning', script, '--tls', '--faults'];
  const child = spawn(process.execPath, words, { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) {
    const said = ready.parse(JSON.parse(line));
    const stop = async (): Promise<void> => {
      child.kill();
      await exited;
    };
    const goWrong = (fault: object): void => void child.stdin.write(`${JSON.stringify(fault)}\n`);
    return { ...said, goWrong, stop };
  }
  throw new Error('the sample Exchange ended before it was ready');
}
