import { expect, test } from 'vitest';
import { frameDocument, whitePaper } from '../../../renderer/features/mail/body/frame-document.ts';

test('the mail’s styles and body stand in the document once, after our own', () => {
  const page = frameDocument({ html: '<p>Hello</p>', styles: 'p{color:red}' }, whitePaper);
  expect(page.indexOf('p{color:red}')).toBeGreaterThan(page.indexOf('background:#ffffff'));
  expect(page).toContain('<body><p>Hello</p></body>');
});

test('our part of the document names no address and runs nothing', () => {
  const page = frameDocument({ html: '', styles: '' }, whitePaper);
  expect(page).not.toMatch(/https?:|url\(|<script|<base|<link|@import/iu);
});
