import { success, type Result } from '../../../shared/result.ts';
import { getAttachment } from '../../ews/operations/get-attachment.ts';
import type { ThreadContext } from '../context.ts';
import { isHidden, getWhole } from './message-get.ts';

/** One picture and all of them together may have so many bytes; what is larger is left out of the body. */
const LARGEST = 5 * 1024 * 1024;
const LARGEST_TOTAL = 20 * 1024 * 1024;
const MOST = 50;

/** What a picture's bytes begin with; the type that its sender claims is not looked at. SVG is no picture here. */
const SIGNATURES: readonly (readonly [string, (bytes: Uint8Array) => boolean])[] = [
  ['image/png', (bytes) => startsWith(bytes, [0x89, 0x50, 0x4e, 0x47])],
  ['image/jpeg', (bytes) => startsWith(bytes, [0xff, 0xd8, 0xff])],
  ['image/gif', (bytes) => startsWith(bytes, [0x47, 0x49, 0x46, 0x38])],
  [
    'image/webp',
    (bytes) =>
      startsWith(bytes, [0x52, 0x49, 0x46, 0x46]) && startsWith(bytes.subarray(8), [0x57, 0x45, 0x42, 0x50]),
  ],
];

/** The pictures inside a body, as data URIs by content id. One that cannot be had is left out. */
export async function inlinePictures(
  context: ThreadContext,
  itemId: string,
): Promise<Result<{ contentId: string; dataUri: string }[]>> {
  const whole = await getWhole(context, itemId);
  if (!whole.ok) return whole;
  const { message } = whole.value;
  if (isHidden(context, message)) return success([]);
  const wanted = message.attachments
    .filter(({ kind, contentId }) => kind === 'file' && contentId !== null)
    .slice(0, MOST);
  const pictures: { contentId: string; dataUri: string }[] = [];
  let total = 0;
  for (const { attachmentId, contentId } of wanted) {
    const content = await getAttachment(context.service, {
      attachmentId,
      maxBytes: Math.min(LARGEST, LARGEST_TOTAL - total),
    });
    const type = content.ok ? SIGNATURES.find(([, fits]) => fits(content.value.bytes))?.[0] : undefined;
    if (!content.ok || type === undefined || contentId === null) continue;
    total += content.value.bytes.length;
    pictures.push({
      contentId,
      dataUri: `data:${type};base64,${Buffer.from(content.value.bytes).toString('base64')}`,
    });
  }
  return success(pictures);
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}
