import { beforeEach, describe, expect, it } from 'vitest';
import { askFirst } from '../../../renderer/app/ask-first.ts';
import { shownWrite } from '../../../renderer/app/shown-write.ts';
import { useStatusStore } from '../../../renderer/app/stores/status-store.ts';
import { useToastsStore } from '../../../renderer/app/stores/toasts-store.ts';
import { useViewStore } from '../../../renderer/app/stores/view-store.ts';
import type { Failure } from '../../../shared/failure.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import { resetStores } from '../reset-stores.ts';

beforeEach(resetStores);

/** One write whose screen is a list of words. */
async function writing(
  answer: Result<string>,
): Promise<{ readonly screen: string; readonly steps: string[] }> {
  const steps: string[] = [];
  let screen = 'before';
  await shownWrite({
    show: () => {
      screen = 'shown';
      return () => {
        screen = 'taken back';
      };
    },
    ask: async () => {
      steps.push(`asked with ${screen} on screen, ${useStatusStore.getState().pending} under way`);
      return answer;
    },
    failed: 'It could not be done',
    readAgain: async () => void steps.push('read again'),
  });
  return { screen, steps };
}

const refused: Failure = { kind: 'read-only' };
const unknown: Failure = { kind: 'outcome-unknown', operation: 'UpdateItem' };

describe('a write', () => {
  it('is on screen before it is asked, and stays when it was done', async () => {
    const { screen, steps } = await writing(success('done'));
    expect(steps).toEqual(['asked with shown on screen, 1 under way']);
    expect(screen).toBe('shown');
    expect(useStatusStore.getState().pending).toBe(0);
    expect(useToastsStore.getState().toasts).toEqual([]);
  });

  it('goes back when it was refused, with the reason', async () => {
    const { screen } = await writing(failed(refused));
    expect(screen).toBe('taken back');
    expect(useToastsStore.getState().toasts[0]?.text).toMatch(/^It could not be done\. /u);
  });

  it('is read again and not guessed where nobody knows whether it happened', async () => {
    const { screen, steps } = await writing(failed(unknown));
    expect(screen).toBe('shown');
    expect(steps.at(-1)).toBe('read again');
  });
});

describe('a question before something that cannot be taken back', () => {
  const question = { title: 'Sure?', text: 'It is final.', yes: 'Do it', no: 'Leave it' };

  it('is answered by what the person chose', async () => {
    const answer = askFirst(question);
    const { dialog } = useViewStore.getState();
    expect(dialog).toMatchObject({ dialog: 'question', question });
    if (dialog?.dialog === 'question') dialog.answer(true);
    expect(await answer).toBe(true);
  });
});
