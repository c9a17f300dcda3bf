import { Agent, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { listen, type Listening } from './listening.ts';

const mode = z.enum(['open', 'hanging', 'denying']);
/** What the line does with a request: passes it on, answers nothing until it is open again, or refuses it. */
export type LineMode = z.output<typeof mode>;

/** The way to one server, which can be made bad from another process; both ends are on this machine. */
export type TroubledLine = Listening;

/** Puts a line before a server. Its mode is set over HTTP, since who measures lives in another process. */
export async function startTroubledLine(target: string): Promise<TroubledLine> {
  let now: LineMode = 'open';
  let hung: (() => void)[] = [];
  const agent = new Agent({ keepAlive: true });
  const take = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    if (incoming.method === 'PUT') {
      now = mode.parse(await text(incoming));
      for (const release of hung.splice(0)) release();
      outgoing.writeHead(204).end();
    } else if (now === 'denying') {
      incoming.resume();
      outgoing.writeHead(403, { 'content-length': 0 }).end();
    } else {
      if (now === 'hanging') await new Promise<void>((resolve) => hung.push(resolve));
      forward(new URL(target), agent, incoming, outgoing);
    }
  };
  const { url, stop } = await listen(target, take);
  return {
    url,
    stop: () => {
      hung = [];
      agent.destroy();
      stop();
    },
  };
}

/** Sets the mode of a line; what hung on it goes on. */
export async function setLine(url: string, to: LineMode): Promise<void> {
  await fetch(url, { method: 'PUT', body: to });
}

function forward(
  { hostname, port }: URL,
  agent: Agent,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): void {
  const { method, url, headers } = incoming;
  const onward = request({ hostname, port, agent, method, path: url, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  onward.on('error', () => outgoing.destroy());
  incoming.pipe(onward);
}
