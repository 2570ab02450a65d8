import type { Engine } from '../../db/engine.ts';
import { selectLeftFiles } from '../../db/withdrawn-photos.ts';
import { FILE_KEPT_DAYS } from '../core/photo-limits.ts';
import type { FileKeeper } from '../files.ts';

const DAY = 86_400_000;

type Parts = { readonly engine: Engine; readonly files: Pick<FileKeeper, 'remove'> };

/**
 * Takes away the files of photos that were withdrawn some time ago, unless another photo stands with the same picture. First the file, then
 * the word that it is gone: who is stopped in between does it again. A photo whose row is being written meanwhile has just put its file, and
 * what was put since yesterday stays. Answers how many files went.
 */
export async function letGoOfPhotos({ engine, files }: Parts, now: number): Promise<number> {
  let removed = 0;
  for (;;) {
    const left = await engine.read((q) => selectLeftFiles(q, now - FILE_KEPT_DAYS * DAY));
    const done: string[] = [];
    for (const { id, digest, isShared } of left) {
      const isGone = !isShared && (await files.remove(digest, 'webp', now - DAY));
      if (isGone) removed += 1;
      if (isGone || isShared) done.push(id);
    }
    if (done.length === 0) return removed;
    await engine.act({ name: 'let-files-go', actor: undefined, params: {}, input: done, now });
  }
}
