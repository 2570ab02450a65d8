import { COMMON_PASSWORDS } from './common-passwords.ts';
import { withoutWalks } from './keyboard-walks.ts';

export type Weakness = 'common' | 'contains-name' | 'contains-place' | 'monotonous';
/** What a password for somebody must not be made of, in letters and in pinyin. */
export type Surroundings = { readonly names: readonly string[]; readonly places: readonly string[] };

/** What people begin with where a system asks them for a password; what is left beside them must carry it. The longer first. */
const WORDS = [
  ...['woaizhongguo', 'administrator', 'zhongguo', 'iloveyou', 'password', 'passw0rd', 'football', 'baseball'],
  ...['basketball', 'princess', 'sunshine', 'superman', 'computer', 'internet', 'xiaoxue', 'xuexiao', 'zhongxue'],
  ...[
    'xuesheng',
    'laoshi',
    'jiaoshi',
    'teacher',
    'student',
    'welcome',
    'letmein',
    'woaini',
    'woaiwo',
    'school',
    'chucai',
  ],
  ...[
    'dragon',
    'monkey',
    'master',
    'forever',
    'parent',
    'jiazhang',
    'beijing',
    'guangdong',
    'china',
    'hello',
    'admin',
    'mima',
  ],
  ...[
    'wechat',
    'weixin',
    'alipay',
    'love',
    'test',
    'user',
    'abc',
    'qq',
    '5201314',
    '1314520',
    '1314',
    '520',
    '666',
    '888',
  ],
  ...['我爱你', '密码', '老师', '学校', '学生', '家长', '中国', '出彩'],
].sort((a, b) => b.length - a.length);

const PHONE = /1[3-9]\d{9}/g;
const DAY = /(?:19|20)\d\d(?:[-/.年]?[01]?\d(?:[-/.月]?[0-3]?\d日?)?)?/g;

/**
 * Why a password is too easy to guess, or undefined: it holds a name that is known of its owner or of the place, it is one of those that
 * are used most, or next to nothing is left of it without such words, phone numbers, days and walks along the keyboard. Length is
 * the schema's business; no rule demands certain characters (ASVS 5.0 6.2).
 */
export function weaknessOf(password: string, { names, places }: Surroundings): Weakness | undefined {
  const plain = password.normalize('NFKC').toLowerCase();
  if (new Set(plain).size < 4 || periodOf(plain) < 8 || isRun(plain)) return 'monotonous';
  const holds = (word: string) => isTelling(word) && plain.includes(word.normalize('NFKC').toLowerCase());
  if (names.some(holds)) return 'contains-name';
  if (places.some(holds)) return 'contains-place';
  const bare = plain.replaceAll(/[^\p{Letter}\p{Number}]/gu, '');
  if ([plain, bare, withoutDigitsAround(bare)].some((text) => COMMON_PASSWORDS.has(text))) return 'common';
  return weightOf(leftOf(plain.replaceAll('@', 'a').replaceAll('$', 's'))) < 4 ? 'common' : undefined;
}

/** Two Chinese characters say as much as three letters of a username. A place's pinyin comes here only where it is long enough. */
const isTelling = (word: string) => weightOf(word) >= 3;
const weightOf = (text: string) => [...text].reduce((all, char) => all + (/\p{Script=Han}/u.test(char) ? 2 : 1), 0);

const isDigit = (char: string | undefined) => char !== undefined && char >= '0' && char <= '9';

/** A word with a year or a 1 behind it is the same word. */
function withoutDigitsAround(text: string): string {
  let [from, to] = [0, text.length];
  while (isDigit(text[from])) from += 1;
  while (isDigit(text[to - 1])) to -= 1;
  return text.slice(from, to);
}

function leftOf(plain: string): string {
  let rest = plain.replaceAll(PHONE, ' ').replaceAll(DAY, ' ');
  for (const word of WORDS) rest = rest.replaceAll(word, ' ');
  return withoutWalks(rest).replaceAll(/[^\p{Letter}\p{Number}]/gu, '');
}

/** After how many characters it begins again; its own length where it does not. */
function periodOf(text: string): number {
  for (let period = 1; period <= text.length / 2; period++) if (text.startsWith(text.slice(period))) return period;
  return text.length;
}

function isRun(text: string): boolean {
  const codes = [...text].map((char) => char.codePointAt(0) ?? 0);
  const steps = new Set(codes.slice(1).map((code, index) => code - (codes[index] ?? 0)));
  return steps.size === 1;
}
