import { readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** Where the window was, in screen points. */
const windowState = z.strictObject({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(640).max(20_000),
  height: z.number().int().min(480).max(20_000),
  isMaximized: z.boolean(),
});
export type WindowState = z.output<typeof windowState>;

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const fileName = 'window.json';

/** The remembered window, or null where there is none, it cannot be read, or no screen would show it. */
export function readWindowState(profileFolder: string, screens: readonly Area[]): WindowState | null {
  let text: string;
  try {
    text = readFileSync(join(profileFolder, fileName), 'utf8');
  } catch {
    // The first start, or a file that cannot be read: a window in the usual place does no harm.
    return null;
  }
  const parsed = windowState.safeParse(parse(text));
  if (!parsed.success) return null;
  const { x, y, width } = parsed.data;
  const grip = { x: x + width / 2, y: y + 10 };
  const isSeen = screens.some(
    (screen) =>
      grip.x >= screen.x &&
      grip.x < screen.x + screen.width &&
      grip.y >= screen.y &&
      grip.y < screen.y + screen.height,
  );
  return isSeen ? parsed.data : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Remembers the window; a half-written file never takes the place of a whole one. */
export async function writeWindowState(profileFolder: string, state: WindowState): Promise<void> {
  const file = join(profileFolder, fileName);
  await writeFile(`${file}.new`, JSON.stringify(state), { mode: 0o600 });
  await rename(`${file}.new`, file);
}
