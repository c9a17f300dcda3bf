import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, expect, test } from 'vitest';
import { useCommandsStore } from '../../../renderer/app/stores/commands-store.ts';
import { Palette } from '../../../renderer/app/frame/palette.tsx';
import { useViewStore } from '../../../renderer/app/stores/view-store.ts';

const optionsDrawn = () => renderToStaticMarkup(<Palette />).split('role="option"').length - 1;
const commands = ['one', 'two', 'three'].map((id) => ({
  id,
  label: id,
  group: 'Mail',
  run: () => undefined,
}));

afterEach(() => {
  useViewStore.setState({ isPaletteOpen: false });
  useCommandsStore.setState({ sets: [] });
});

test('a palette that is shut draws none of what it would list, and an open one all of it', () => {
  // Drawn as on a server, a store gives what it had at its beginning.
  Object.assign(useCommandsStore.getInitialState(), { sets: [{ owner: Symbol('test'), commands }] });
  expect(optionsDrawn()).toBe(0);
  Object.assign(useViewStore.getInitialState(), { isPaletteOpen: true });
  expect(optionsDrawn()).toBe(3);
});
