import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useAccountsStore } from '../../../renderer/app/stores/accounts-store.ts';
import { useAppStore } from '../../../renderer/app/stores/app-store.ts';
import { giveBridge } from '../../../renderer/app/bridge.ts';
import { goToMailbox, goToNth, openAndGo } from '../../../renderer/app/go.ts';
import { inRailOrder, useMailboxesStore } from '../../../renderer/app/stores/mailboxes-store.ts';
import { sessionOfMailbox, useSessionsStore } from '../../../renderer/app/stores/sessions-store.ts';
import { listenToMain, loadEverything } from '../../../renderer/app/start.ts';
import { useToastsStore } from '../../../renderer/app/stores/toasts-store.ts';
import { useViewStore } from '../../../renderer/app/stores/view-store.ts';
import { failed, success } from '../../../shared/result.ts';
import { fakeBridge, type FakeBridge } from '../fake-bridge.ts';
import { resetStores } from '../reset-stores.ts';
import {
  marySession,
  rememberedFor,
  robAccount,
  robSession,
  roomSession,
  sampleSessions,
  serviceAccount,
  supportSession,
} from '../samples.ts';

let bridge: FakeBridge;

beforeEach(() => {
  vi.useFakeTimers();
  bridge = fakeBridge();
  giveBridge(bridge);
  resetStores();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('a fresh page', () => {
  it('asks for everything at once and shows what main told', async () => {
    bridge.answer('account.list', () => success([robAccount]));
    bridge.answer('mailbox.list', () => success([rememberedFor(marySession)]));
    bridge.answer('session.list', () => success([marySession]));
    await loadEverything();
    expect(bridge.asked.map((one) => one.name)).toEqual([
      'app.state',
      'account.list',
      'window.return',
      'mailbox.list',
      'session.list',
    ]);
    expect(useAccountsStore.getState().accounts).toEqual([robAccount]);
    expect(useSessionsStore.getState().sessions[marySession.sessionId]).toEqual(marySession);
  });

  it('follows what main pushes, until it stops listening', () => {
    const end = listenToMain();
    bridge.push('session.changed', marySession);
    bridge.push('accounts.changed', [robAccount]);
    end();
    bridge.push('session.changed', { ...marySession, unread: 99 });
    expect(useSessionsStore.getState().sessions[marySession.sessionId]?.unread).toBe(4);
    expect(useAccountsStore.getState().accounts).toEqual([robAccount]);
  });

  it('asks the person when a link was clicked, and opens nothing by itself', () => {
    listenToMain();
    bridge.push('link.requested', { sessionId: marySession.sessionId, itemId: 'item', index: 2 });
    expect(useViewStore.getState().dialog).toEqual({
      dialog: 'link',
      sessionId: marySession.sessionId,
      itemId: 'item',
      index: 2,
    });
    expect(bridge.asked).toEqual([]);
  });
});

describe('accounts', () => {
  const typed = {
    address: 'rob.ellis@contoso.test',
    server: 'mail.contoso.test',
    userName: '',
    secret: 'right',
    scheme: 'ntlm',
    certificatePem: null,
  } as const;

  it('are kept after an accepted sign-in, without the secret', async () => {
    bridge.answer('account.add', () => success(robAccount));
    await useAccountsStore.getState().add(typed);
    expect(useAccountsStore.getState().accounts).toEqual([robAccount]);
    expect(JSON.stringify(useAccountsStore.getState())).not.toContain('right');
  });

  it('are not kept after a refused one', async () => {
    bridge.answer('account.add', () => failed({ kind: 'wrong-credentials', userName: 'rob', attempts: 2 }));
    const answer = await useAccountsStore.getState().add(typed);
    expect(answer.ok).toBe(false);
    expect(useAccountsStore.getState().accounts).toBeNull();
  });

  it('stay on the list when main could not remove them', async () => {
    useAccountsStore.setState({ accounts: [robAccount] });
    bridge.answer('account.remove', () => failed({ kind: 'defect', reference: 'd1' }));
    await useAccountsStore.getState().remove(robAccount.accountId);
    expect(useAccountsStore.getState().accounts).toEqual([robAccount]);
  });
});

describe('sessions', () => {
  it('keep the newer state when the event overtakes the answer of opening', async () => {
    const opening = {
      ...marySession,
      state: { state: 'opening', step: 'waiting', isReadable: false },
    } as const;
    bridge.answer('mailbox.open', () => {
      useSessionsStore.getState().changed(marySession);
      return success(opening);
    });
    await openAndGo(robAccount.accountId, 'mary.okafor@contoso.test', 'delegate');
    expect(useSessionsStore.getState().sessions[marySession.sessionId]?.state.state).toBe('open');
  });

  it('allow writes with the identities that were on screen', async () => {
    bridge.answer('session.allowWrites', () => success(roomSession));
    await useSessionsStore.getState().allowWrites(roomSession, 'Ticket 2231', 30);
    expect(bridge.asked).toEqual([
      {
        name: 'session.allowWrites',
        input: {
          sessionId: roomSession.sessionId,
          identities: roomSession.identities,
          reason: 'Ticket 2231',
          minutes: 30,
        },
      },
    ]);
  });

  it('of a mailbox are the newest that is not closed', () => {
    const closed = { ...marySession, state: { state: 'closed' } } as const;
    const newer = { ...marySession, sessionId: `session-${'f'.repeat(32)}` };
    expect(sessionOfMailbox({ a: closed }, marySession.mailboxId)).toBeNull();
    expect(sessionOfMailbox({ a: marySession, b: newer }, marySession.mailboxId)).toEqual(newer);
    expect(sessionOfMailbox({ a: marySession }, 'mailbox-other')).toBeNull();
  });
});

describe('the list of mailboxes', () => {
  it('goes by account, then own, delegate, impersonated, then by name', () => {
    const names = inRailOrder(sampleSessions.toReversed().map(rememberedFor), [
      robAccount.accountId,
      serviceAccount.accountId,
    ]).map((mailbox) => mailbox.name);
    expect(names).toEqual([
      'Rob Ellis',
      'Jun Takeda',
      'Mary Okafor',
      'Support desk',
      'Board room 4',
      'priya.natarajan@contoso.test',
    ]);
  });
});

describe('going to a mailbox', () => {
  beforeEach(() => {
    useAccountsStore.setState({ accounts: [robAccount] });
    useMailboxesStore.setState({ mailboxes: [robSession, marySession, supportSession].map(rememberedFor) });
    useSessionsStore.setState({ sessions: { [marySession.sessionId]: marySession } });
  });

  it('shows an open one at once and asks nobody', () => {
    goToMailbox(marySession.mailboxId);
    expect(useViewStore.getState().screen).toEqual({ screen: 'mailbox', mailboxId: marySession.mailboxId });
    expect(bridge.asked).toEqual([]);
  });

  it('comes back to the place it was left in', () => {
    goToMailbox(marySession.mailboxId, 'calendar');
    goToMailbox(supportSession.mailboxId);
    goToMailbox(marySession.mailboxId);
    expect(useViewStore.getState().places[marySession.mailboxId]).toBe('calendar');
    expect(useViewStore.getState().places[supportSession.mailboxId]).toBe('mail');
  });

  it('opens one that has no session, with the access it is remembered with', () => {
    goToMailbox(supportSession.mailboxId);
    expect(bridge.asked).toEqual([
      {
        name: 'mailbox.open',
        input: { accountId: robAccount.accountId, address: 'support@contoso.test', access: 'delegate' },
      },
    ]);
  });

  it('tells why it could not be opened', async () => {
    bridge.answer('mailbox.open', () => failed({ kind: 'server-not-found', host: 'mail.contoso.test' }));
    goToMailbox(supportSession.mailboxId);
    await vi.advanceTimersByTimeAsync(0);
    expect(useToastsStore.getState().toasts[0]?.text).toBe(
      'Support desk: No server has this name. mail.contoso.test is not known on this network. Check the spelling, or whether a VPN is needed.',
    );
  });

  it('counts from one in the order of the list, and ignores a number that nobody has', () => {
    goToNth(2);
    expect(useViewStore.getState().screen).toEqual({ screen: 'mailbox', mailboxId: marySession.mailboxId });
    goToNth(9);
    expect(useViewStore.getState().screen).toEqual({ screen: 'mailbox', mailboxId: marySession.mailboxId });
  });
});

describe('the theme', () => {
  it('is shown at once and remembered by main', async () => {
    bridge.answer('app.state', () =>
      success({
        version: '1',
        host: 'chromium',
        keychain: 'ready',
        journal: 'ready',
        theme: 'system',
        timeZone: 'Europe/Berlin',
        isLocked: false,
        unlocking: 'button',
        idleLockMinutes: 0,
      }),
    );
    await useAppStore.getState().load();
    const saved = useAppStore.getState().setTheme('dark');
    expect(useAppStore.getState().state?.theme).toBe('dark');
    await saved;
    expect(bridge.asked.at(-1)).toEqual({ name: 'app.setTheme', input: { theme: 'dark' } });
  });
});
