import { describe, expect, it } from 'vitest';
import { openingSteps } from '../../../../renderer/features/mailboxes/opening-steps.ts';
import { keptVisits, visit, type Visit } from '../../../../renderer/features/mailboxes/visits.ts';
import { marySession, roomSession } from '../../samples.ts';

const mail = (sessionId: string): Visit => ({ sessionId, place: 'mail' });

describe('the views that are kept whole', () => {
  it('do not change when the view on screen is one of them', () => {
    const visits = [mail('a'), mail('b')];
    expect(visit(visits, mail('a'))).toBe(visits);
  });

  it('keep the order in which they came', () => {
    expect(visit([mail('a')], { sessionId: 'a', place: 'calendar' })).toEqual([
      mail('a'),
      { sessionId: 'a', place: 'calendar' },
    ]);
  });

  it('are a few at most, the oldest leaving first', () => {
    const all = 'abcdefghijkl'.split('').map(mail);
    const kept = all.reduce<readonly Visit[]>((visits, one) => visit(visits, one), []);
    expect(kept).toHaveLength(keptVisits);
    expect(kept.at(-1)).toEqual(mail('l'));
    expect(kept).not.toContainEqual(mail('a'));
  });
});

describe('the steps of opening', () => {
  it('say who signs in, and that the mailbox is proved before anything is read', () => {
    const steps = openingSteps(marySession, 'proving');
    expect(steps.map((step) => step.standing)).toEqual(['done', 'done', 'now', 'ahead']);
    expect(steps[1]?.words).toBe('Sign in as Rob Ellis');
    expect(steps[2]?.words).toBe('Prove that it is Mary Okafor that answers');
  });

  it('name both identities under impersonation', () => {
    expect(openingSteps(roomSession, 'connecting')[1]?.words).toBe(
      'Sign in as Onbehalf service, acting as Board room 4',
    );
  });
});
