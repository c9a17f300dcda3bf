import { expect, test } from 'vitest';
import { MessageFrames } from '../../../main/page/message-frames.ts';

const link = { index: 0, href: 'https://a.test/', host: 'a.test', scheme: 'https' } as const;

test('staged HTML is given once, and only to its own token', () => {
  const frames = new MessageFrames();
  const token = frames.stage('session-1', 'item-1', '<p>Hello</p>');
  expect(frames.take('another')).toBe(null);
  expect([frames.take(token), frames.take(token)]).toEqual(['<p>Hello</p>', null]);
  expect(frames.whose(token)).toEqual({ sessionId: 'session-1', itemId: 'item-1' });
});

test('a link is found only in the message and the session that main read it in', () => {
  const frames = new MessageFrames();
  frames.rememberLinks('session-1', 'item-1', [link]);
  expect(frames.link('session-1', 'item-1', 0)).toEqual(link);
  expect([
    frames.link('session-1', 'item-1', 1),
    frames.link('session-1', 'item-2', 0),
    frames.link('session-2', 'item-1', 0),
  ]).toEqual([null, null, null]);
});

test('a session that has ended leaves nothing behind', () => {
  const frames = new MessageFrames();
  const token = frames.stage('session-1', 'item-1', '<p>Hello</p>');
  frames.rememberLinks('session-1', 'item-1', [link]);
  frames.forget('session-1');
  expect([frames.take(token), frames.whose(token), frames.link('session-1', 'item-1', 0)]).toEqual([
    null,
    null,
    null,
  ]);
});

test('old frames make room for new ones', () => {
  const frames = new MessageFrames();
  const tokens = Array.from({ length: 100 }, (_, index) => frames.stage('session-1', `item-${index}`, 'x'));
  expect(tokens.filter((token) => frames.whose(token) !== null)).toHaveLength(40);
});
