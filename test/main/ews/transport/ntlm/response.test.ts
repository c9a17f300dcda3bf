import { describe, expect, it } from 'vitest';
import { ntlmV2Response, responseKey } from '../../../../../main/ews/transport/ntlm/response.ts';

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
