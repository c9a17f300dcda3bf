import { describe, expect, it } from 'vitest';
import { hmacMd5, ntlmV2Response, responseKey } from '../../../../../main/ews/transport/ntlm/response.ts';

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');

// MS-NLMP 4.2.1 and 4.2.4: User, Domain and Password, a time of zero.
describe('the example of MS-NLMP 4.2.4', () => {
  const targetInformation = hex('02000c0044006f006d00610069006e00 01000c00530065007200760065007200 00000000');
  const key = responseKey({ domain: 'Domain', name: 'User' }, 'Password');
  const response = ntlmV2Response(key, {
    serverChallenge: hex('0123456789abcdef'),
    clientChallenge: hex('aaaaaaaaaaaaaaaa'),
    timestamp: Buffer.alloc(8),
    targetInformation,
  });

  it('has the key of 4.2.4.1.1', () => {
    expect(key.toString('hex')).toBe('0c868a403bfd7a93a3001ef22ef02e3f');
  });

  it('has the session base key of 4.2.4.1.2', () => {
    expect(response.sessionBaseKey.toString('hex')).toBe('8de40ccadbc14a82f15cb0ad0de95ca3');
  });

  it('has the LMv2 response of 4.2.4.2.1', () => {
    expect(response.lm.toString('hex')).toBe('86c35097ac9cec102554764a57cccc19aaaaaaaaaaaaaaaa');
  });

  it('has the NTLMv2 response of 4.2.4.2.2 with the temp of 4.2.4.1.3', () => {
    expect(response.nt.toString('hex')).toBe(
      '68cd0ab851e51c96aabc927bebef6a1c' +
        '01010000000000000000000000000000aaaaaaaaaaaaaaaa00000000' +
        '02000c0044006f006d00610069006e0001000c0053006500720076006500720000000000' +
        '00000000',
    );
  });
});

// User, Domain and Password again, with the bound target information and the integrity code that Chromium's tests expect
// for them (net/ntlm/ntlm_test_data.h): a client whose codes Windows has accepted for years.
describe('an exchange with an integrity code', () => {
  const negotiate = hex('4e544c4d53535000010000000782080000000000200000000000000020000000');
  const challenge = hex(
    '4e544c4d53535000020000000c000c003800000033828ae20123456789abcdef00000000000000002400240044000000060070170000000f' +
      '53006500720076006500720002000c0044006f006d00610069006e0001000c0053006500720076006500720000000000',
  );
  const targetInformation = hex(
    '02000c0044006f006d00610069006e0001000c005300650072007600650072000600040002000000' +
      '0a0010006586e99d81c2fc984e47172fd4dd03100900160048005400540050002f00530065007200760065007200' +
      '00000000',
  );
  const response = ntlmV2Response(responseKey({ domain: 'Domain', name: 'User' }, 'Password'), {
    serverChallenge: challenge.subarray(24, 32),
    clientChallenge: hex('aaaaaaaaaaaaaaaa'),
    timestamp: hex('800bc8fd00d4d201'),
    targetInformation,
  });

  it('has its proof', () => {
    expect(response.nt.subarray(0, 16).toString('hex')).toBe('8c0260dbef690662af9c42d50782d2ed');
  });

  it('has its code, over all three messages', () => {
    const authenticate = Buffer.concat([
      hex('4e544c4d53535000030000001800180058000000'),
      hex('8a008a00700000000c000c00fa0000000800080006010000100010000e0100000000000058000000'),
      hex('03820800'),
      Buffer.alloc(8 + 16 + 24),
      response.nt,
      Buffer.from('DomainUserCOMPUTER', 'utf16le'),
    ]);
    expect(hmacMd5(response.sessionBaseKey, negotiate, challenge, authenticate).toString('hex')).toBe(
      'f7361633f0ad9bdf4a7c421bc6b824a3',
    );
  });
});

describe('a user name', () => {
  it('has no case, and a domain has', () => {
    const key = responseKey({ domain: 'Domain', name: 'User' }, 'Password');
    expect(responseKey({ domain: 'Domain', name: 'uSER' }, 'Password')).toEqual(key);
    expect(responseKey({ domain: 'DOMAIN', name: 'User' }, 'Password')).not.toEqual(key);
  });

  it('is raised unit by unit as Windows does it, so that ß stays ß', () => {
    const key = responseKey({ domain: '', name: 'GROß' }, 'Password');
    expect(responseKey({ domain: '', name: 'groß' }, 'Password')).toEqual(key);
    expect(responseKey({ domain: '', name: 'gross' }, 'Password')).not.toEqual(key);
  });
});
