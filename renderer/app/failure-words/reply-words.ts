import { assertNever } from '../../../shared/result.ts';
import type { FailureOf, Words } from './words.ts';

const refusedReply = {
  doctype: 'it carries a document type declaration, which an Exchange reply never does',
  malformed: 'it is not well-formed XML',
  'too-deep': 'it is nested deeper than any Exchange reply',
  encoding: 'it is compressed in a way that was not asked for, by a proxy or filter on the way',
  unexpected: 'it does not have the form of the answer that was asked for',
} as const;

/** Replies that are not what Exchange sends, or not safe to read. */
export function replyWords(
  failure: FailureOf<
    | 'not-exchange'
    | 'server-moved'
    | 'proxy-page'
    | 'reply-truncated'
    | 'reply-refused'
    | 'reply-too-large'
    | 'wrong-item'
  >,
): Words {
  switch (failure.kind) {
    case 'not-exchange':
      // A server that fails for the moment is not a wrong name: nothing about the address is to be mended.
      if (failure.status >= 500)
        return {
          title: `${failure.host} failed and did not say why`,
          text: `It answered with HTTP status ${failure.status} and nothing that Exchange would say. Try again in a moment.`,
          who: `Whoever looks after ${failure.host}`,
          canRetry: true,
        };
      return {
        title: `${failure.host} does not speak Exchange Web Services here`,
        text: `It answered with HTTP status ${failure.status}. Check the server’s name; the address usually ends in /EWS/Exchange.asmx.`,
        canRetry: true,
      };
    case 'server-moved':
      return movedWords(failure);
    case 'proxy-page':
      return {
        title: 'A web page came instead of Exchange’s answer',
        text: `Something between this computer and ${failure.host} answered${failure.title === null ? '' : ` with a page called “${failure.title}”`}: a proxy, a sign-in page of the network, or a portal. Open a browser, sign in there, then try again.`,
        canRetry: true,
      };
    case 'reply-truncated':
      return {
        title: 'The answer was cut off',
        text: `${failure.host} ended its reply half-way. Nothing of it was used.`,
        canRetry: true,
      };
    case 'reply-refused':
      return {
        title: 'The answer was not safe to read',
        text: `The reply of ${failure.host} was thrown away: ${refusedReply[failure.reason]}.`,
        who: 'Whoever runs the server',
        canRetry: true,
      };
    case 'reply-too-large':
      return {
        title: 'The answer was too large',
        text: `${failure.host} sent more than ${Math.round(failure.limitBytes / 1_048_576)} MB in one reply. It was thrown away; nothing was lost.`,
      };
    case 'wrong-item':
      return {
        title: 'Something else came than what was asked for',
        text: `${failure.host}, or something between it and this computer, answered about another item or folder. Nothing of the answer is shown or kept. If this happens again, a cache or a proxy on the way may be mixing up its answers.`,
        who: 'Whoever runs the server, or the network in front of it',
        canRetry: true,
      };
    default:
      return assertNever(failure);
  }
}

function movedWords({ host, status, to, isElsewhere, isSignIn }: FailureOf<'server-moved'>): Words {
  const answered = `It answered with HTTP status ${status}`;
  if (to === null)
    return {
      title: `${host} redirects, but does not say where to`,
      text: `${answered} and named no address. Check the server’s name; the address usually ends in /EWS/Exchange.asmx.`,
      canRetry: true,
    };
  if (isSignIn)
    return {
      title: 'A sign-in page answered instead of Exchange',
      text: `${host} redirects to ${to}, a page for people. ${isElsewhere ? 'No password was sent there.' : 'Outlook on the web lies at another address than Exchange Web Services.'} Give the server’s name alone, or the address that ends in /EWS/Exchange.asmx.`,
      canRetry: true,
    };
  return {
    title: isElsewhere
      ? `${host} says that Exchange is elsewhere`
      : `${host} says that Exchange is at another address`,
    text: `${answered} and names ${to}. Nothing was sent there. If you trust that address, give it as the account’s server.`,
    who: `Whoever looks after ${host}`,
    canRetry: true,
  };
}
