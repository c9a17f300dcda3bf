import { Buffer } from 'node:buffer';
import type { Photo } from '../../../shared/model/people/photo.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import { refusedAddress } from '../elements/directory-entry.ts';
import { present } from '../elements/present.ts';
import type { EwsService } from '../service.ts';
import { callWhole } from '../soap/call-whole.ts';
import type { CallOptions } from '../soap/call.ts';
import { childText } from '../xml/xml-element.ts';
import { element } from '../xml/xml.ts';

/** Whose picture, and how large: Exchange gives the next size that it has. */
export interface GetUserPhotoRequest {
  readonly address: string;
  readonly size: 'HR48x48' | 'HR96x96' | 'HR240x240' | 'HR648x648';
}

/**
 * Fetches somebody's picture from the directory; null where there is none. A picture that is neither JPEG nor PNG, or
 * larger than 2 MB, refuses the reply as `unexpected`.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/getuserphoto-operation
 */
export async function getUserPhoto(
  service: EwsService,
  { address, size }: GetUserPhotoRequest,
  options?: CallOptions,
): Promise<Result<Photo | null>> {
  const refused = refusedAddress(address);
  if (refused !== null) return failed(refused);
  const response = await callWhole(service, {
    operation: 'GetUserPhoto',
    intent: 'read',
    body: element('m:GetUserPhoto', [element('m:Email', address), element('m:SizeRequested', size)]),
    about: address,
    options,
  });
  if (!response.ok) {
    const { failure } = response;
    const isNone = failure.kind === 'response-code' && failure.code === 'ErrorItemNotFound';
    return isNone ? success(null) : response;
  }
  const data = childText(response.value, 'PictureData')?.trim() ?? '';
  return data === '' ? success(null) : present(readPhoto(data), service);
}

const largest = 2 * 1024 * 1024;

function readPhoto(data: string): Photo | null {
  const bytes = Buffer.from(data, 'base64');
  const start = bytes.toString('latin1', 0, 8);
  const isJpeg = start.startsWith('\u00FF\u00D8\u00FF');
  const isPng = start === '\u0089PNG\r\n\u001A\n';
  if (bytes.length > largest || (!isJpeg && !isPng)) return null;
  return { mediaType: isPng ? 'image/png' : 'image/jpeg', base64: bytes.toString('base64') };
}
