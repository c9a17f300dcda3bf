import { requestToken } from '../../../main/broker/request-token.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { sampleApp } from '../../exchange/oauth/apps.ts';
import { valueOf } from '../ews/literal-service.ts';

/** A refresh token of the sample's own endpoint, for somebody with a password. */
export async function refreshTokenOf(exchange: Exchange, address: string): Promise<string> {
  const given = await requestToken({
    oauth: { tokenUrl: tokenUrlOf(exchange), clientId: sampleApp.id, scope: '', grant: 'password' },
    userName: address,
    secret: exchange.accounts.find((account) => account.address === address)?.password ?? '',
    certificatePem: exchange.ca ?? null,
    proxy: null,
  });
  return valueOf(given).refreshToken ?? '';
}

/** Where the sample gives tokens. */
export function tokenUrlOf(exchange: Exchange): string {
  return exchange.url.replace('/EWS/Exchange.asmx', '/contoso.test/oauth2/v2.0/token');
}
