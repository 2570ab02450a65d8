/**
 * What a hint is called outside: always the same for the same screen and subject, and without the ids in it (FNV-1a, 2 × 32 bits,
 * Fowler, Noll & Vo 1991). No secret: it only keeps a person's id out of a page that is told no names.
 */
export function hintKey(screen: string, subject: string): string {
  const half = (seed: number) => {
    let hash = seed;
    for (const char of `${screen} ${subject}`) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
    return (hash >>> 0).toString(16).padStart(8, '0');
  };
  return half(0x811c9dc5) + half(0x2f0b4c47);
}
