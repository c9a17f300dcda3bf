import { describe, expect, it } from 'vitest';
import { identityFacts, identitySentence } from '../../../renderer/components/people/identity-facts.ts';
import { marySession, robSession, roomSession } from '../samples.ts';

describe('the facts of the identity strip', () => {
  it('keep signed in as, acting as and mailbox apart for a delegate', () => {
    const facts = identityFacts(marySession);
    expect(facts.signedInAs.address).toBe('rob.ellis@contoso.test');
    expect(facts.actingAs.address).toBe('rob.ellis@contoso.test');
    expect(facts.actingFor?.address).toBe('mary.okafor@contoso.test');
    expect(facts.mailbox.address).toBe('mary.okafor@contoso.test');
    expect(facts.accessWords).toBe('Delegate · Editor');
  });

  it('show that impersonation acts as another than who signed in', () => {
    const facts = identityFacts(roomSession);
    expect(facts.signedInAs.address).toBe('svc.onbehalf@contoso.test');
    expect(facts.actingAs.address).toBe('board.room4@contoso.test');
    expect(facts).toMatchObject({
      isImpersonated: true,
      canWrite: false,
      accessWords: 'Impersonation · Read-only',
    });
  });

  it('say until when an impersonated mailbox may be changed', () => {
    const until = '2026-11-24T09:34:00Z';
    const facts = identityFacts({ ...roomSession, writes: { writes: 'allowed', until, reason: 'Ticket' } });
    expect(facts).toMatchObject({
      canWrite: true,
      writesUntil: until,
      accessWords: 'Impersonation · Changes allowed',
    });
  });

  it('have no proof before the mailbox answered', () => {
    const opening = {
      ...marySession,
      state: { state: 'opening', step: 'proving', isReadable: false },
    } as const;
    expect(identityFacts(opening).provedAt).toBeNull();
    expect(identityFacts(marySession).provedAt).toBe('2026-11-24T09:02:00Z');
  });

  it('say in the place of a level that is not known yet that it is being confirmed', () => {
    const state = { state: 'opening', step: 'proving', isReadable: true } as const;
    expect(identityFacts({ ...marySession, level: null, state }).accessWords).toBe('Delegate · confirming');
    // Between the proof and the look at the rights.
    expect(identityFacts({ ...marySession, level: null }).accessWords).toBe('Delegate · confirming');
    const failed = { state: 'failed', failure: { kind: 'session-crashed' } } as const;
    expect(identityFacts({ ...marySession, level: null, state: failed }).accessWords).toBe('Delegate');
    expect(identityFacts({ ...robSession, level: null }).accessWords).toBe('Own');
  });

  it('follow the way to send that is chosen in a letter, with how sure that is', () => {
    const { from } = marySession.recipientsSee;
    const as = {
      mode: 'as',
      from,
      sender: null,
      standing: 'unproven',
      whyNot: null,
      seenOtherwise: null,
    } as const;
    const facts = identityFacts(marySession, as);
    expect(facts.recipientsSee.sender).toBeNull();
    expect(facts.doubt?.words).toBe('not proved');
    const at = '2026-11-24T09:34:00Z';
    const otherwise = {
      ...as,
      standing: 'otherwise',
      seenOtherwise: { ...marySession.recipientsSee, at },
    } as const;
    expect(identitySentence(marySession, otherwise)).toContain(
      'Recipients will see Mary Okafor. The last time, recipients saw Rob Ellis on behalf of Mary Okafor.',
    );
    expect(identityFacts(marySession, { ...as, standing: 'granted' }).doubt).toBeNull();
  });

  it('claim nobody who acts where the mailbox did not open', () => {
    const failed = { state: 'failed', failure: { kind: 'session-crashed' } } as const;
    expect(identityFacts({ ...marySession, state: failed }).isRefused).toBe(true);
    expect(identityFacts(marySession).isRefused).toBe(false);
    expect(identitySentence({ ...marySession, state: failed })).toBe(
      'Signed in as Rob Ellis. Mailbox Mary Okafor, not opened: nobody acts in it.',
    );
  });

  it('are one sentence for a screen reader', () => {
    expect(identitySentence(marySession)).toBe(
      'Signed in as Rob Ellis. Acting as Rob Ellis, Delegate, Editor. Mailbox Mary Okafor. Recipients will see Rob Ellis on behalf of Mary Okafor.',
    );
    expect(identitySentence(robSession)).toBe(
      'Signed in as Rob Ellis. Acting as Rob Ellis, Own. Mailbox Rob Ellis. Recipients will see Rob Ellis.',
    );
  });
});
