const COMMON = [
  'password',
  '1234567890',
  '0123456789',
  'qwertyuiop',
  'woaini1314',
  'iloveyou',
  'admin',
  'chucai',
  '5201314',
];

/**
 * Why a password is too easy to guess, or undefined: one of the most used, the person's own names, one character or a straight
 * run of them. Length is the schema's business; no rule demands certain characters (ASVS 5.0 6.2).
 */
export function weaknessOf(
  password: string,
  names: readonly string[],
): 'common' | 'contains-name' | 'monotonous' | undefined {
  const plain = password.normalize('NFKC').toLowerCase();
  if (new Set(plain).size < 4 || isRun(plain)) return 'monotonous';
  if (names.some((name) => name.length >= 3 && plain.includes(name.toLowerCase()))) return 'contains-name';
  const bare = plain.replaceAll(/[^\p{Letter}\p{Number}]/gu, '');
  const isCommon = COMMON.some((word) => bare.includes(word) && bare.replaceAll(word, '').length < 4);
  return isCommon ? 'common' : undefined;
}

function isRun(text: string): boolean {
  const codes = [...text].map((char) => char.codePointAt(0) ?? 0);
  const steps = new Set(codes.slice(1).map((code, index) => code - (codes[index] ?? 0)));
  return steps.size === 1;
}
