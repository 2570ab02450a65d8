import { saveFile } from '../../parts/save-file.ts';

export type SheetKind = 'fitness' | 'attendance';
export type SheetFile = { readonly name: string; readonly bytes: Uint8Array };

/** The media type by the name; what it really is the service looks at itself. */
export const fileTypeOf = ({ name }: SheetFile) =>
  /\.csv$/i.test(name) ? 'text/csv' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Sends the file and saves what comes back: the same table with its problems said in each line. */
export async function saveMarked(path: string, file: SheetFile): Promise<void> {
  const init = { method: 'POST', headers: { 'content-type': fileTypeOf(file) }, body: file.bytes as BodyInit };
  await saveFile(path, init, file.name);
}
