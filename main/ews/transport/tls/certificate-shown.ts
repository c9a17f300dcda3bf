import { cutText } from '../../../../shared/cut-text.ts';
import tls, { type ConnectionOptions } from 'node:tls';
import type { Watch } from '../watch.ts';

/** What a person can compare with what the server's keeper tells them. */
export interface CertificateShown {
  readonly issuer: string | null;
  /** SHA-256 of the certificate, hexadecimal pairs joined by colons. */
  readonly fingerprint: string | null;
}

/**
 * Asks a server that was not trusted for its certificate, on a connection of its own on which not one byte of ours
 * follows the handshake. What it returns is told to the person and never believed.
 */
export function showCertificate(place: ConnectionOptions, watch: Watch): Promise<CertificateShown> {
  return new Promise((resolve) => {
    const socket = tls.connect({ ...place, rejectUnauthorized: false });
    const finish = (shown: CertificateShown): void => {
      socket.destroy();
      resolve(shown);
    };
    socket.once('secureConnect', () => {
      const certificate = socket.getPeerX509Certificate();
      finish({
        issuer: certificate === undefined ? null : oneLine(certificate.issuer),
        fingerprint: certificate?.fingerprint256 ?? null,
      });
    });
    const nothing = (): void => finish({ issuer: null, fingerprint: null });
    socket.on('error', nothing);
    watch.guard(nothing);
  });
}

/** Node gives a distinguished name as lines; the names in it were chosen by whoever made the certificate. */
function oneLine(name: string): string {
  return cutText(name.replaceAll(/[\p{Cc}\p{Cf}]+/gu, ', '), 200);
}
