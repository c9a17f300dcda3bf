import type { FoundPage } from '../../../shared/model/message.ts';
import { success, type Result } from '../../../shared/result.ts';
import { Written } from '../written.ts';
import type { ThreadContext } from '../context.ts';

/** Folders of mail, by the class that Exchange gives them and everything beneath it. */
const MAIL = /^IPF\.Note(?:\.|$)/u;

/**
 * Looks for words in what is stored of this mailbox: subjects, people and previews, of one folder or of all. Nothing is
 * asked of the server; `isWhole` says whether every folder that was looked in is here to its end.
 */
export async function searchStored(
  { store }: ThreadContext,
  input: {
    readonly words: string;
    readonly folderId: string | null;
    readonly offset: number;
    readonly limit: number;
  },
): Promise<Result<Written<FoundPage>>> {
  const { words, folderId, offset, limit } = input;
  const { rowsText, total } = store.search(words, { folderId, offset, limit });
  const folders = (store.folders()?.folders ?? []).filter(({ folderClass }) => MAIL.test(folderClass));
  const lookedIn = folderId === null ? folders.map((folder) => folder.folderId) : [folderId];
  const states = lookedIn.map((id) => store.progress(id));
  const ages = states.flatMap(({ asOf }) => (asOf === null ? [] : [asOf]));
  const rest = JSON.stringify({
    offset,
    total,
    isWhole: states.length > 0 && states.every(({ isComplete }) => isComplete),
    // The age of the whole is the age of its oldest part.
    asOf: ages.toSorted()[0] ?? null,
  });
  return success(new Written(`${rest.slice(0, -1)},"rows":${rowsText}}`));
}
