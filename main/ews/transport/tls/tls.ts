import { isIP } from 'node:net';
import tls, { type SecureContext } from 'node:tls';
import type { Failure } from '../../../../shared/failure.ts';
import { placeOf, type ServerAddress } from '../address.ts';
import { showCertificate } from './certificate-shown.ts';
import { errorCode } from '../http/failures.ts';
import type { Watch } from '../watch.ts';

type Reason = Extract<Failure, { kind: 'tls-not-trusted' }>['reason'];

/** Reads the CAs that Node, or the operating system, trusts, as PEM. */
type ReadAuthorities = (from: 'default' | 'system') => readonly string[];

/** `tls.getCACertificates` came with Node 22.15, and not with every build of Electron: no sign-in may depend on it. */
function readOf(module: { readonly getCACertificates?: ReadAuthorities }): ReadAuthorities | null {
  return module.getCACertificates ?? null;
}

/** By whose word one transport believes that a server is who it says it is. */
export interface TlsTrust {
  /** For tls.connect: the chain and the name are checked on every connection, TLS 1.2 is the least. */
  options(address: ServerAddress): tls.ConnectionOptions;
  /** Adds the CAs of the operating system after a chain that was not believed; false when nothing was added. */
  widen(error: unknown): boolean;
  /** `tls-not-trusted` with the certificate that was shown, or null where TLS was not what failed. */
  explain(address: ServerAddress, error: unknown, watch: Watch): Promise<Failure | null>;
}

/**
 * Trust in one private CA alone, given as PEM, or, for null, in the CAs that Node and the operating system know. Node's
 * list comes first, because reading the system's takes 150 ms of the thread on Linux (measured). TLS sessions are not
 * taken up again: a resumed session skips the check of the name.
 */
export function createTlsTrust(
  certificatePem: string | null,
  readAuthorities: ReadAuthorities | null = readOf(tls),
): TlsTrust {
  let context: SecureContext | undefined;
  let isWide = certificatePem !== null;
  return {
    options(address) {
      context ??= certificatePem === null ? nodeContext() : privateContext(certificatePem);
      return { ...serverName(address), secureContext: context, rejectUnauthorized: true };
    },
    widen(error) {
      const reason = reasonOf(errorCode(error));
      if (isWide || readAuthorities === null) return false;
      if (reason !== 'unknown-issuer' && reason !== 'self-signed') return false;
      isWide = true;
      context = systemContext(readAuthorities);
      return true;
    },
    async explain(address, error, watch) {
      const reason = address.isSecure ? reasonOf(errorCode(error)) : null;
      if (reason === null) return null;
      // Past the proxy there may be no way, and where there is one it is not the one that was asked for.
      const shown =
        address.proxy === undefined
          ? await showCertificate({ ...serverName(address), ...placeOf(address) }, watch)
          : { issuer: null, fingerprint: null };
      return { kind: 'tls-not-trusted', host: address.host, reason, ...shown };
    },
  };
}

/** The name that the certificate must carry; RFC 6066 allows no address in the SNI extension. */
function serverName({ name }: ServerAddress): { readonly host: string; readonly servername: string } {
  return { host: name, servername: isIP(name) === 0 ? name : '' };
}

function nodeContext(): SecureContext {
  return tls.createSecureContext({ minVersion: 'TLSv1.2' });
}

function systemContext(read: ReadAuthorities): SecureContext {
  const ca = [...new Set([...read('default'), ...read('system')])];
  return tls.createSecureContext({ minVersion: 'TLSv1.2', ca });
}

function privateContext(pem: string): SecureContext {
  // A list, because Node takes an empty text for none and would trust what the system trusts.
  const ca = [pem];
  // A company may hand out its issuing CA, or the server's own certificate, rather than the root.
  return tls.createSecureContext({ minVersion: 'TLSv1.2', ca, allowPartialTrustChain: true });
}

/** OpenSSL's verdict on a chain in our words; null where the trouble was not TLS. */
function reasonOf(code: string): Reason | null {
  switch (code) {
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
      return 'self-signed';
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
      return 'unknown-issuer';
    case 'CERT_HAS_EXPIRED':
      return 'expired';
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return 'wrong-name';
    default:
      return /^(?:ERR_SSL_|ERR_TLS_|ERR_OSSL_|EPROTO$|CERT_|INVALID_|UNABLE_TO_|HOSTNAME_MISMATCH)/u.test(
        code,
      )
        ? 'other'
        : null;
  }
}
