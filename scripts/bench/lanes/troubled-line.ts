import { startTroubledLine } from '../troubled-line.ts';

/** A line that can be made bad, in a process of its own. Its word: the server's url. Prints its own url as JSON. */
const [target = ''] = process.argv.slice(2);
const { url } = await startTroubledLine(target);
process.stdout.write(`${JSON.stringify({ url })}\n`);
