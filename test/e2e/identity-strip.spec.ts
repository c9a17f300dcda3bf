import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures/test.ts';

const MARY = 'mary.okafor@contoso.test';
const ROB = 'rob.ellis@contoso.test';

/** What an identity strip must never lose, and what may stand over nothing else. */
const pieces =
  '.identity-strip__label, .identity-strip__name, .identity-strip__joint, .identity-strip__access, .identity-strip__doubt, .identity-strip__proof';

interface Piece {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

async function piecesOf(
  strip: Locator,
): Promise<{ readonly frame: Piece; readonly pieces: readonly Piece[] }> {
  const [frame, ...rest] = await strip.evaluate(
    (element, selector) =>
      [element, ...element.querySelectorAll(selector)].map((one) => {
        const { left, right, top, bottom } = one.getBoundingClientRect();
        return { text: one.textContent, left, right, top, bottom };
      }),
    pieces,
  );
  if (frame === undefined) throw new Error('no strip');
  return { frame, pieces: rest };
}

/** Pairs that overlap by more than a hair, and pieces that lie outside of the strip or are too narrow to be read. */
function faults({ frame, pieces: all }: Awaited<ReturnType<typeof piecesOf>>): string[] {
  const outside = all.filter(
    ({ left, right, top, bottom }) =>
      left < frame.left - 1 || right > frame.right + 1 || top < frame.top - 1 || bottom > frame.bottom + 1,
  );
  const narrow = all.filter(({ left, right }) => right - left < 12);
  const pairs = all.flatMap((one, index) =>
    all
      .slice(index + 1)
      .filter(
        (other) =>
          Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 &&
          Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 2,
      )
      .map((other) => `“${one.text}” over “${other.text}”`),
  );
  return [
    ...outside.map(({ text }) => `“${text}” outside`),
    ...narrow.map(({ text }) => `“${text}” too narrow`),
    ...pairs,
  ];
}

async function openMarysLetter(page: Page): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Mailboxes' })
    .getByRole('list', { name: 'Delegate', exact: true })
    .getByRole('button')
    .first()
    .click();
  await expect(
    page.getByRole('region', { name: 'Identity', exact: true }).getByText(/^Proved/u),
  ).toBeVisible();
  await page.getByRole('button', { name: 'New message' }).click();
  await expect(page.getByRole('region', { name: 'Identity of this form' })).toBeVisible();
}

const cases = [
  {
    script: 'names of 65 characters',
    names: {
      [MARY]: 'Wilhelmina Alexandra Okafor-Featherstonehaugh of the Executive Off',
      [ROB]: 'Maximilian Bartholomew Ellis-Throckmorton, Office of the Chairman',
    },
  },
  {
    script: 'names from right to left',
    names: { [MARY]: 'מרים אוקפור־לוינשטיין הנהלה ראשית', [ROB]: 'روبرت إليس المساعد التنفيذي' },
  },
] as const;

for (const { script, names } of cases) {
  test.describe(() => {
    test.use({ names });

    test(`the identity strip keeps every fact with ${script}, in narrow windows and at 200 % zoom`, async ({
      page,
      shortcuts,
    }) => {
      await shortcuts.remember([{ address: ROB, scheme: 'ntlm', mailboxes: [[MARY, 'delegate']] }]);
      await openMarysLetter(page);
      for (const width of [640, 900, 1024, 1180, 1280, 1920])
        for (const name of ['Identity', 'Identity of this form']) {
          await page.setViewportSize({ width, height: width === 640 ? 400 : 800 });
          const strip = page.getByRole('region', { name, exact: true });
          await page.screenshot({ path: `/tmp/pics/strip-${script.slice(0, 14)}-${width}.png` });
          await expect
            .poll(async () => faults(await piecesOf(strip)), { message: `${name} at ${width}` })
            .toEqual([]);
          await expect(strip.getByRole('term')).toHaveCount(4);
        }
    });
  });
}
