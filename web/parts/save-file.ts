import type { Problem } from '../../server/contract/problem.ts';
import { Refused } from '../api.ts';

/** Asks for a file and saves it under the name that it comes with. */
export async function saveFile(path: string, init: RequestInit, otherwise: string): Promise<void> {
  const response = await fetch(path, init);
  if (!response.ok) throw new Refused((await response.json()) as Problem);
  const said = /filename\*=UTF-8''(.*)$/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = decodeURIComponent(said ?? '') || otherwise;
  link.click();
  // The browser has it by then; a minute is longer than any asks where to put it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
