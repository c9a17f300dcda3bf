import { describe, expect, it } from 'vitest';
import { failed, success, type Result } from '../../../shared/result.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { GrantedToken, TokenRequest } from '../../../main/broker/request-token.ts';
import { TokenSource } from '../../../main/broker/token-source.ts';
import { ManualClock } from './manual-clock.ts';

const userName = 'rob@contoso.test';

/** A source whose endpoint answers what the test wants, `token-1` and so on where it wants nothing else. */
function source(answers: readonly (Result<GrantedToken> | undefined)[] = []) {
  const clock = new ManualClock();
  const asked: TokenRequest[] = [];
  const rotated: string[] = [];
  const tokens = new TokenSource({
    clock,
    request: {
      oauth: {
        tokenUrl: 'https://login.contoso.test/token',
        clientId: 'app',
        scope: '',
        grant: 'refresh_token',
      },
      userName,
      secret: 'refresh-0',
      certificatePem: null,
      proxy: null,
    },
    onRotated: async (refreshToken) => void rotated.push(refreshToken),
    ask: async (request) => {
      asked.push(request);
      await new Promise((resolve) => setImmediate(resolve));
      return answers[asked.length - 1] ?? success(granted(`token-${asked.length}`));
    },
  });
  return { tokens, clock, asked, rotated };
}

function granted(token: string, refreshToken: string | null = null): GrantedToken {
  return { token, lifetimeMs: 3_600_000, refreshToken };
}

const wrong = (attempts: number): Failure => ({ kind: 'wrong-credentials', userName, attempts });

describe('a token', () => {
  it('is asked for once by fifty who come at the same time', async () => {
    const { tokens, asked } = source();
    const all = await Promise.all(Array.from({ length: 50 }, () => tokens.take(null)));
    expect(new Set(all.map((each) => (each.ok ? each.value.token : 'none')))).toEqual(new Set(['token-1']));
    expect(asked).toHaveLength(1);
  });

  it('is replaced two minutes before it runs out, and not earlier', async () => {
    const { tokens, clock, asked } = source();
    await tokens.take(null);
    clock.advance(3_600_000 - 120_001);
    expect(await tokens.take(null)).toEqual(success({ token: 'token-1', freshForMs: 1 }));
    clock.advance(1);
    expect(await tokens.take(null)).toMatchObject({ value: { token: 'token-2' } });
    expect(asked).toHaveLength(2);
  });

  it('that was refused is replaced once for all who met the refusal', async () => {
    const { tokens, asked } = source();
    await tokens.take(null);
    const all = await Promise.all(Array.from({ length: 50 }, () => tokens.take('token-1')));
    const late = await tokens.take('token-1');
    expect(new Set([...all, late].map((each) => (each.ok ? each.value.token : 'none')))).toEqual(
      new Set(['token-2']),
    );
    expect(asked).toHaveLength(2);
  });

  it('that was refused in place of a refused one is the last', async () => {
    const { tokens, asked } = source();
    await tokens.take(null);
    await tokens.take('token-1');
    expect(await tokens.take('token-2')).toEqual(failed(wrong(2)));
    expect(await tokens.take(null)).toEqual(failed(wrong(2)));
    expect(asked).toHaveLength(2);
  });

  it('that is revoked an hour after the one before may be replaced again', async () => {
    const { tokens, clock } = source();
    await tokens.take(null);
    await tokens.take('token-1');
    clock.advance(60_000);
    expect(await tokens.take('token-2')).toMatchObject({ value: { token: 'token-3' } });
  });
});

describe('a token endpoint', () => {
  it('that refuses the secret is not asked again', async () => {
    const { tokens, asked } = source([failed(wrong(1))]);
    for (let count = 0; count < 5; count += 1) expect(await tokens.take(null)).toEqual(failed(wrong(1)));
    expect(asked).toHaveLength(1);
  });

  it('that cannot be reached is asked again', async () => {
    const { tokens, asked } = source([failed({ kind: 'server-not-found', host: 'login.contoso.test' })]);
    expect(await tokens.take(null)).toMatchObject({ failure: { kind: 'server-not-found' } });
    expect(await tokens.take(null)).toMatchObject({ value: { token: 'token-2' } });
    expect(asked).toHaveLength(2);
  });

  it('that gives a new refresh token is asked with that one next, and it is kept', async () => {
    const { tokens, asked, rotated } = source([success(granted('token-1', 'refresh-1'))]);
    await tokens.take(null);
    await tokens.take('token-1');
    expect(asked.map(({ secret }) => secret)).toEqual(['refresh-0', 'refresh-1']);
    expect(rotated).toEqual(['refresh-1']);
  });
});
