import { assertNever } from '../../../shared/result.ts';
import type { FailureOf, Words } from './words.ts';

const unreachable = {
  refused: 'It is there, but takes no connection on this port.',
  reset: 'It closed the connection.',
  network: 'This computer has no way to it: check the network or the VPN.',
} as const;

const distrust = {
  'unknown-issuer': 'Its certificate was issued by an authority that this computer does not know',
  'self-signed': 'Its certificate vouches only for itself',
  expired: 'Its certificate has expired',
  'wrong-name': 'Its certificate is for another name',
  other: 'Its certificate could not be checked',
} as const;

/** What went wrong on the way to the server. */
export function wayWords(
  failure: FailureOf<
    'server-not-found' | 'server-unreachable' | 'proxy-failed' | 'tls-not-trusted' | 'timed-out' | 'cancelled'
  >,
): Words {
  switch (failure.kind) {
    case 'server-not-found':
      return {
        title: 'No server has this name',
        text: `${failure.host} is not known on this network. Check the spelling, or whether a VPN is needed.`,
        canRetry: true,
      };
    case 'server-unreachable':
      return {
        title: `${failure.host} cannot be reached`,
        text: unreachable[failure.reason],
        canRetry: true,
      };
    case 'proxy-failed':
      return {
        title: 'The proxy does not let Onbehalf through',
        text: `${failure.proxy} ${proxyTrouble[failure.reason]} Nothing was sent to the server.`,
        canRetry: true,
      };
    case 'tls-not-trusted':
      return {
        title: `${failure.host} could not prove that it is itself`,
        text: `${distrust[failure.reason]}${failure.issuer === null ? '' : ` (issuer: ${failure.issuer})`}. No password was sent. ${certificateAdvice(failure)}`,
        who: failure.reason === 'expired' ? 'Whoever runs the server' : null,
        canRetry: true,
      };
    case 'timed-out':
      return {
        title: `${failure.host} took too long`,
        text: `${waitedFor[failure.phase]} after ${seconds(failure.afterMs)}.`,
        canRetry: true,
      };
    case 'cancelled':
      return { title: 'You stopped this', text: 'It was cancelled before an answer came.', canRetry: true };
    default:
      return assertNever(failure);
  }
}

const proxyTrouble = {
  'not-found': 'is not known on this network.',
  unreachable: 'cannot be reached.',
  'sign-in': 'wants a user name and a password of its own.',
  refused: 'refuses to connect to this server.',
} as const;

const waitedFor = {
  connect: 'There was no connection',
  reply: 'No reply had begun',
  body: 'The reply had not ended',
  rate: 'The reply came too slowly and was abandoned',
  total: 'The reply took too long and was abandoned',
} as const;

function seconds(ms: number): string {
  return ms < 120_000 ? `${Math.round(ms / 1000)} seconds` : `${Math.round(ms / 60_000)} minutes`;
}

function certificateAdvice(failure: FailureOf<'tls-not-trusted'>): string {
  const mark =
    failure.fingerprint === null ? '' : ` The certificate shown has the fingerprint ${failure.fingerprint}.`;
  if (failure.reason !== 'unknown-issuer' && failure.reason !== 'self-signed') return mark.trim();
  return `If your organisation has its own certificate authority, give its certificate file to the account.${mark}`;
}
