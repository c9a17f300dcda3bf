import { expect, test } from 'vitest';
import { isSafeDeclaration, namesRemote } from '../../../renderer/features/mail/body/style-values.ts';

test.for([
  ['color', 'rgb(10, 20, 30)'],
  ['background-image', 'linear-gradient(90deg, rgb(1, 2, 3), white)'],
  ['width', 'calc(100% - 8px)'],
  ['font-family', '"Segoe UI (web)", sans-serif'],
])('keeps %s: %s', ([property, value]) => expect(isSafeDeclaration(property ?? '', value ?? '')).toBe(true));

test.for([
  ['background-image', 'url("https://evil.test/x.png")'],
  ['background-image', 'image-set("https://evil.test/x.png" 1x)'],
  ['background-image', '-webkit-image-set(url(x) 1x)'],
  ['background-image', 'cross-fade(url(a), url(b))'],
  ['width', 'expression(alert(1))'],
  ['width', 'attr(data-x)'],
  ['color', 'var(--x)'],
  ['--x', 'red'],
  ['behavior', 'none'],
  ['position', 'fixed'],
  ['content', '"Signed in as Mary"'],
  ['font-family', '"</style><script>"'],
  ['background-image', 'u\\72l(x)'],
])('drops %s: %s', ([property, value]) => expect(isSafeDeclaration(property ?? '', value ?? '')).toBe(false));

test('knows a picture on the network from one inside the message', () => {
  expect(namesRemote('url("https://evil.test/x.png")')).toBe(true);
  expect(namesRemote('url(//evil.test/x.png)')).toBe(true);
  expect(namesRemote('url("data:image/png;base64,AAAA")')).toBe(false);
});
