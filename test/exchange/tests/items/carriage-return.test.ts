import { expect, test } from 'vitest';
import { escapeXml } from '../../xml/write.ts';

test('a carriage return is written so that a reader gets it back, and a line feed stays as it is', () => {
  expect(escapeXml('one\r\ntwo')).toBe('one&#13;\ntwo');
});
