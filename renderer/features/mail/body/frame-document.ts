/** The colours a frame is drawn with, as CSS colours read from the page's tokens. */
export interface Paper {
  readonly ground: string;
  readonly text: string;
  readonly link: string;
  readonly line: string;
  readonly scheme: 'light' | 'dark';
}

/** White paper, for a mail that chooses its own colours. */
export const whitePaper: Paper = {
  ground: '#ffffff',
  text: '#161a21',
  link: '#2350bd',
  line: '#d5d9e1',
  scheme: 'light',
};

/**
 * The whole document of a message frame, around HTML that is already sanitised. Long words break and wide pictures
 * shrink; wide tables scroll. No script, no address but `link/<index>`, served under a policy that allows neither.
 */
export function frameDocument(
  body: { readonly html: string; readonly styles: string },
  paper: Paper,
): string {
  return [
    '<!doctype html><html><head><meta charset="utf-8"><title>Message</title><style>',
    baseStyle(paper),
    '</style><style>',
    body.styles,
    '</style></head><body>',
    body.html,
    '</body></html>',
  ].join('');
}

function baseStyle(paper: Paper): string {
  return (
    `:root{color-scheme:${paper.scheme};background:${paper.ground};color:${paper.text}}` +
    'body{margin:0;padding:16px 20px 32px;font:14px/1.5 "Inter Variable",Inter,system-ui,sans-serif;' +
    'overflow-wrap:anywhere}' +
    'img{max-width:100%;object-fit:contain}table{max-width:100%}pre{white-space:pre-wrap}' +
    `a{color:${paper.link}}blockquote{margin:8px 0;padding-left:12px;border-left:2px solid ${paper.line}}`
  );
}
