import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { MessageLine } from '../../../renderer/features/mail/list/message-line.tsx';

const line = (isUnreadable: boolean): string =>
  renderToStaticMarkup(
    <MessageLine
      density="comfortable"
      id="line"
      index={3}
      isOutgoing={false}
      isSelected={false}
      isUnreadable={isUnreadable}
      onSelect={() => undefined}
      row={null}
      start={0}
      today="2026-11-24"
      total={10}
    />,
  );

test('a place whose item could not be read says so, and one that is on its way is loading', () => {
  expect(line(true)).toContain('This item could not be read');
  expect(line(true)).not.toContain('Loading');
  expect(line(false)).toContain('Loading');
});
