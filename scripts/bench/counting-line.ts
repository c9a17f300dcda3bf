import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { forward } from './forward.ts';
import { listen, type Listening } from './listening.ts';

/** What went over a line. */
export interface LineCounts {
  /** Requests by the operation that SOAPAction or the body names. */
  readonly asked: Readonly<Record<string, number>>;
  /** How many of them have been answered. */
  readonly answered: number;
}

/** A way to the server that counts what goes over it, and can make it long; both ends are on this machine. */
export interface CountingLine extends Listening {
  /** So many milliseconds pass before each answer, from now on. */
  delay(ms: number): void;
  /** What went over it since the last time it was asked. */
  take(): LineCounts;
}

/** Puts a counter before a server: what it counts is what left the client, whatever the client says of itself. */
export async function startCountingLine(target: string): Promise<CountingLine> {
  let asked = new Map<string, number>();
  let answered = 0;
  let delayMs = 0;
  const pass = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const body = await buffer(incoming);
    const operation = operationOf(incoming, body.toString());
    asked.set(operation, (asked.get(operation) ?? 0) + 1);
    if (delayMs > 0) await pause(delayMs);
    const answer = await forward(new URL(target), incoming, body);
    answered += 1;
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  };
  const { url, stop } = await listen(target, pass);
  return {
    url,
    stop,
    delay: (ms) => {
      delayMs = ms;
    },
    take: () => {
      const taken = { asked: Object.fromEntries(asked), answered };
      asked = new Map();
      answered = 0;
      return taken;
    },
  };
}

/** All requests of them together. */
export function sumOf({ asked }: LineCounts): number {
  return Object.values(asked).reduce((sum, count) => sum + count, 0);
}

function operationOf({ headers }: IncomingMessage, body: string): string {
  const action = /\/(\w+)"?$/u.exec(String(headers['soapaction'] ?? ''))?.[1];
  return action ?? /<\w+:Body[^>]*>\s*<\w+:(\w+)/u.exec(body)?.[1] ?? 'nothing';
}
