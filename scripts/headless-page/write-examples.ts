import { subjects } from '../../shared/contract.ts';

/**
 * The headless page with the examples of the declarations in their places: a block of JSON lines after each comment
 * `examples: <subject>`, one line for each request of that subject. The rest of the page stays as it is.
 */
export function writeExamples(page: string): string {
  const numbers = numbering();
  return Object.entries(subjects).reduce((text, [subject, requests]) => {
    const start = text.indexOf(`<!-- examples: ${subject} -->`);
    const open = text.indexOf('```json', start);
    const close = text.indexOf('\n```', open);
    if (start < 0 || open < 0 || close < 0)
      throw new Error(`the page has no place for the examples of ${subject}`);
    const lines = Object.entries(requests).map(([request, { example }]) =>
      JSON.stringify({ id: numbers.get(request), request, input: example }),
    );
    return `${text.slice(0, open)}\`\`\`json\n${lines.join('\n')}${text.slice(close)}`;
  }, page);
}

function numbering(): ReadonlyMap<string, number> {
  const names = Object.values(subjects).flatMap((requests) => Object.keys(requests));
  return new Map(names.map((name, index) => [name, index + 1]));
}
