import type { Problem } from '../../../server/contract/problem.ts';
import { Refused } from '../../api.ts';

export type SheetKind = 'fitness' | 'attendance';
export type SheetFile = { readonly name: string; readonly bytes: Uint8Array };

/** The media type by the name; what it really is the service looks at itself. */
export const fileTypeOf = ({ name }: SheetFile) =>
  /\.csv$/i.test(name) ? 'text/csv' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Sends the file and saves what comes back: the same table with its problems said in each line. */
export async function saveMarked(path: string, file: SheetFile): Promise<void> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': fileTypeOf(file) },
    body: file.bytes as BodyInit,
  });
  if (!response.ok) throw new Refused((await response.json()) as Problem);
  const said = /filename\*=UTF-8''(.*)$/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = decodeURIComponent(said ?? '') || file.name;
  link.click();
  // The browser has it by then; a minute is longer than any asks where to put it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
