import type { Problem } from '../../server/contract/problem.ts';
import { Refused } from '../api.ts';

/** Asks for a file and saves it under the name that it comes with. */
export async function saveFile(path: string, init: RequestInit, otherwise: string): Promise<void> {
  const response = await fetch(path, init);
  if (!response.ok) throw new Refused((await response.json()) as Problem);
  saveBlob(await response.blob(), nameOf(response) || otherwise);
}

/** What the service calls the file that it sent. */
export function nameOf({ headers }: Response): string {
  return decodeURIComponent(/filename\*=UTF-8''(.*)$/.exec(headers.get('content-disposition') ?? '')?.[1] ?? '');
}

export function saveBlob(blob: Blob, name: string) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has it by then; a minute is longer than any asks where to put it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
