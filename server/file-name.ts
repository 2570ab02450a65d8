/** Signs that a name keeps at most; file systems count more for each. */
const NAME = 100;

/** What a file is saved as, without signs that some file system refuses. */
export function fileName(name: string, ending: string): string {
  const saved = name.replaceAll(/[\p{Cc}\p{Surrogate}"*/:<>?\\|]+/gu, ' ').trim();
  return `${[...saved].slice(0, NAME).join('')}.${ending}`;
}
