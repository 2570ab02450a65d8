import type { reEncodeEmblem } from '../emblem/re-encode-emblem.ts';
import type { readPackage } from '../oneroster/read-package.ts';
import type { reEncode } from '../photos/re-encode.ts';
import type { markFile } from '../sheets/mark-file.ts';
import type { readFile } from '../sheets/read-file.ts';

/** What can be asked about bytes that somebody sent. */
type Tasks = {
  'read-file': typeof readFile;
  'mark-file': typeof markFile;
  'read-package': typeof readPackage;
  're-encode': typeof reEncode;
  're-encode-emblem': typeof reEncodeEmblem;
};
export type TaskName = keyof Tasks;
export type SentTo<N extends TaskName> = Parameters<Tasks[N]>;
export type ResultOf<N extends TaskName> = Awaited<ReturnType<Tasks[N]>>;
/** Answers in plain data; throws the fault of that kind of file where it cannot be read. */
export type ReadForeign = <N extends TaskName>(task: N, ...sent: SentTo<N>) => Promise<ResultOf<N>>;

type Reader<N extends TaskName> = (...sent: SentTo<N>) => Promise<ResultOf<N>>;
/** Each needs parts of its own, which are read when it is asked for. */
const READERS: { readonly [N in TaskName]: () => Promise<Reader<N>> } = {
  'read-file': async () => (await import('../sheets/read-file.ts')).readFile,
  'mark-file': async () => (await import('../sheets/mark-file.ts')).markFile,
  'read-package': async () => (await import('../oneroster/read-package.ts')).readPackage,
  're-encode': async () => (await import('../photos/re-encode.ts')).reEncode,
  're-encode-emblem': async () => (await import('../emblem/re-encode-emblem.ts')).reEncodeEmblem,
};

/** Here and now, for whoever has nobody else to answer meanwhile: the commands of the operator, and tests. */
export async function readHere<N extends TaskName>(task: N, ...sent: SentTo<N>): Promise<ResultOf<N>> {
  const read: Reader<N> = await READERS[task]();
  return await read(...sent);
}
