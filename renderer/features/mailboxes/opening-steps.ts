import type { Session } from '../../../shared/model/session.ts';

/** One step of opening a mailbox, in the order in which they happen. */
export interface OpeningStep {
  readonly step: 'waiting' | 'connecting' | 'proving' | 'reading';
  readonly words: string;
  readonly standing: 'done' | 'now' | 'ahead';
}

const order = ['waiting', 'connecting', 'proving', 'reading'] as const;

/** The steps of opening this session's mailbox and how far it is. */
export function openingSteps(session: Session, now: OpeningStep['step']): readonly OpeningStep[] {
  const { names, identities } = session;
  const words = {
    waiting: 'Prepare a separate session',
    connecting:
      identities.access === 'impersonation'
        ? `Sign in as ${names.authenticated}, acting as ${names.authorized}`
        : `Sign in as ${names.authenticated}`,
    proving: `Prove that it is ${names.mailbox} that answers`,
    reading: 'Read the folders and the inbox',
  };
  const at = order.indexOf(now);
  return order.map((step, index) => ({
    step,
    words: words[step],
    standing: standingOf(index, at),
  }));
}

function standingOf(index: number, at: number): OpeningStep['standing'] {
  if (index < at) return 'done';
  return index === at ? 'now' : 'ahead';
}
