import { describe, expect, it } from 'vitest';
import { SendRights } from '../../../main/mailbox/compose/send-rights.ts';
import type { SentCopy } from '../../../shared/model/sending.ts';

const MARY = { name: 'Mary Okafor', address: 'mary@contoso.test' };
const ROB = { name: 'Rob Ellis', address: 'rob@contoso.test' };
const identities = {
  authenticated: ROB.address,
  authorized: ROB.address,
  mailbox: MARY.address,
  access: 'delegate',
} as const;
const asMary: SentCopy = { from: MARY, sender: null, mailbox: MARY.address, folderName: 'Sent Items' };
const onBehalf: SentCopy = { ...asMary, sender: ROB };

function storeOfFacts() {
  const facts = new Map<string, string>();
  return {
    fact: (name: string) => facts.get(name) ?? null,
    setFact: (name: string, value: string) => void facts.set(name, value),
  };
}

describe('what a sent copy shows of the ways to send', () => {
  it('is that a way which Exchange applied in another form is asked about before the next send', () => {
    const rights = new SendRights(storeOfFacts());
    rights.learn(identities, asMary, onBehalf);
    expect(rights.otherwiseOf('as')).toMatchObject({ from: MARY, sender: ROB });
    expect(rights.isShown('as')).toBe(false);
    expect(rights.isShown('on-behalf')).toBe(true);
  });

  it('is remembered in the next run, unlike a refusal', () => {
    const store = storeOfFacts();
    const rights = new SendRights(store);
    rights.learn(identities, asMary, onBehalf);
    rights.wasRefused('as', 'ErrorSendAsDenied');
    const next = new SendRights(store);
    expect(next.otherwiseOf('as')).toMatchObject({ sender: ROB });
    expect([rights.refusalOf('as'), next.refusalOf('as')]).toEqual(['ErrorSendAsDenied', null]);
  });

  it('is forgotten once a copy keeps what was promised', () => {
    const rights = new SendRights(storeOfFacts());
    rights.learn(identities, asMary, onBehalf);
    rights.learn(identities, asMary, asMary);
    expect(rights.otherwiseOf('as')).toBeNull();
    expect(rights.isShown('as')).toBe(true);
  });

  it('says nothing of a delegate where the copy is from somebody else, or where nobody is a delegate', () => {
    const rights = new SendRights(storeOfFacts());
    rights.learn(identities, asMary, { ...asMary, from: ROB });
    rights.learn({ ...identities, access: 'own' }, asMary, onBehalf);
    expect([rights.otherwiseOf('as'), rights.isShown('as'), rights.isShown('on-behalf')]).toEqual([
      null,
      false,
      false,
    ]);
  });
});
