/** How long a comment aims to be, in characters that can be seen: shown as a count, never enforced. */
export const AIM = { least: 80, most: 200 } as const;
/** What is kept at most. */
export const LONGEST = 600;

/** So many records are cited, and so many choices kept, at most. */
export const MOST = 40;

export const lengthOf = (text: string) => [...text].filter((char) => !/\s/u.test(char)).length;
