import { readFile, writeFile } from 'node:fs/promises';
import { writeExamples } from './headless-page/write-examples.ts';

// Writes the examples of the declarations into the page: `npm run headless-page` after a change to `shared/contract/`.
const page = new URL('../docs/headless.md', import.meta.url);
await writeFile(page, writeExamples(await readFile(page, 'utf8')));
