const ROWS = [
  '1234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'abcdefghijklmnopqrstuvwxyz',
  '147258369',
  '789456123',
];
/** Down the columns, and to and fro between two rows. */
const COLUMNS = [
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  'qazwsxedcrfvtgbyhnujmikolp',
  '1qazxsw23edcvfr4',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
  'a1b2c3d4e5f6g7',
  '1a2b3c4d5e6f7g',
  'a1s2d3f4g5',
  'q1q2q3q4q5',
  '0102030405',
];
const reversed = (line: string) => [...line].reverse().join('');
const LINES = [...ROWS, ...COLUMNS].flatMap((line) => [line, reversed(line)]);
const SHORTEST = 4;

/** A text without what is written by running a finger along the keys or the alphabet, or by holding one. */
export function withoutWalks(text: string): string {
  let left = '';
  for (let at = 0; at < text.length; ) {
    const length = walkAt(text, at);
    if (length < SHORTEST) left += text[at];
    at += length < SHORTEST ? 1 : length;
  }
  return left;
}

function walkAt(text: string, at: number): number {
  let longest = 1;
  while (text[at + longest] === text[at]) longest += 1;
  for (const line of LINES) {
    while (line.includes(text.slice(at, at + longest + 1)) && at + longest < text.length) longest += 1;
  }
  return longest;
}
