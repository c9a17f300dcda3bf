import { subjects } from '../../shared/contract/index.ts';

/**
 * The headless page with the examples of the declarations in their places: a block of JSON lines after each comment
 * `examples: <subject>`, one line for each request of that subject. The rest of the page stays as it is.
 */
export function writeExamples(page: string): string {
  return Object.entries(subjects).reduce((text, [subject, requests]) => {
    const start = text.indexOf(`<!-- examples: ${subject} -->`);
    const open = text.indexOf('```json', start);
    const close = text.indexOf('\n```', open);
    if (start < 0 || open < 0 || close < 0)
      throw new Error(`the page has no place for the examples of ${subject}`);
    const lines = Object.entries(requests).map(([request, { example }], index) =>
      JSON.stringify({ id: index + 1, request, input: example }),
    );
    return `${text.slice(0, open)}\`\`\`json\n${lines.join('\n')}${text.slice(close)}`;
  }, page);
}
