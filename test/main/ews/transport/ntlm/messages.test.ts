import { describe, expect, it } from 'vitest';
import { readAvPairs } from '../../../../../main/ews/transport/ntlm/av-pairs.ts';
import { channelBinding, endPointBinding } from '../../../../../main/ews/transport/ntlm/channel-binding.ts';
import { answerChallenge } from '../../../../../main/ews/transport/ntlm/handshake.ts';
import { negotiateMessage, readChallenge } from '../../../../../main/ews/transport/ntlm/messages.ts';
import { pem } from '../raw-server.ts';

/** The CHALLENGE_MESSAGE of MS-NLMP 4.2.4.3. */
const challenge = Buffer.from(
  '4e544c4d53535000020000000c000c003800000033828ae20123456789abcdef00000000000000002400240044000000' +
    '06007017' +
    '0000000f5300650072007600650072000200' +
    '0c0044006f006d00610069006e0001000c0053006500720076006500720000000000',
  'hex',
);

const credential = { user: { domain: 'Domain', name: 'User' }, password: 'Password' };
const target = { service: 'HTTP/mail.contoso.test', channelBinding: null };

describe('a challenge', () => {
  it('is read as the example of MS-NLMP 4.2.4.3 has it', () => {
    expect(readChallenge(challenge)).toEqual({
      flags: 0xe28a8233,
      serverChallenge: Buffer.from('0123456789abcdef', 'hex'),
      targetInformation: challenge.subarray(0x44),
    });
  });

  it('cut at any byte is refused and breaks nothing', () => {
    expect(answerChallenge({ negotiate: negotiateMessage(), challenge }, credential, target)).not.toBeNull();
    for (let length = 0; length < challenge.length; length += 1) {
      const messages = { negotiate: negotiateMessage(), challenge: challenge.subarray(0, length) };
      expect(answerChallenge(messages, credential, target)).toBeNull();
    }
  });

  it.each([
    ['is not the second message', 8, 3],
    ['allows no Unicode', 20, 0x32],
    ['has no target information', 22, 0x0a],
    ['points behind its end', 44, 0xff],
    ['holds a pair that is longer than itself', 0x46, 0xff],
  ])('that %s is refused', (_what, at, byte) => {
    const damaged = Buffer.from(challenge);
    damaged[at] = byte;
    expect(
      answerChallenge({ negotiate: negotiateMessage(), challenge: damaged }, credential, target),
    ).toBeNull();
  });

  it('without an end mark is refused', () => {
    expect(readAvPairs(Buffer.from('01000200aabb', 'hex'))).toBeNull();
  });
});

describe('an answer', () => {
  it('holds what the server sent, bound to the service', () => {
    const answer = answerChallenge({ negotiate: negotiateMessage(), challenge }, credential, target);
    const at = answer?.readUInt32LE(24) ?? 0;
    const length = answer?.readUInt16LE(20) ?? 0;
    const pairs = readAvPairs(answer?.subarray(at + 16 + 28, at + length) ?? Buffer.alloc(0));
    expect(
      pairs?.map(({ id, value }) => [id, id === 9 ? value.toString('utf16le') : value.toString('hex')]),
    ).toEqual([
      [2, '44006f006d00610069006e00'],
      [1, '530065007200760065007200'],
      [6, '00000000'],
      [10, '00000000000000000000000000000000'],
      [9, 'HTTP/mail.contoso.test'],
    ]);
  });

  it('never repeats its own challenge', () => {
    const messages = { negotiate: negotiateMessage(), challenge };
    expect(answerChallenge(messages, credential, target)).not.toEqual(
      answerChallenge(messages, credential, target),
    );
  });
});

const der = (name: string): Buffer => Buffer.from(pem(name).replaceAll(/-----.*-----|\s/gu, ''), 'base64');

describe('a channel binding', () => {
  it('is the one that Microsoft has published for a certificate with this hash', () => {
    const hash = Buffer.from('ea05fefecc6b0bd571dbbc5baa3ed45386d0446835f7b74c85621b9983475f95', 'hex');
    expect(endPointBinding(hash).toString('hex')).toBe('6586e99d81c2fc984e47172fd4dd0310');
  });

  it('of a certificate without a readable signature is made with SHA-256 and breaks nothing', () => {
    for (const bytes of [
      Buffer.alloc(0),
      Buffer.from([0x30]),
      Buffer.from([0x30, 0x84]),
      der('server.pem').subarray(0, 99),
    ]) {
      expect(channelBinding(bytes)).toHaveLength(16);
    }
  });
});
