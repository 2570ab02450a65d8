import { givenNameOf, lettersOf, spelled, wholeName } from '../identity/named-in-text.ts';

/** Who and what may be named in the records of one class. Names are as they are kept; nothing here is shown. */
export type NamedHere = {
  readonly pupils: readonly string[];
  readonly teachers: readonly string[];
  /** Schools around, the class's own among them, in both languages. */
  readonly schools: readonly string[];
};

type Rule = { readonly pattern: string; readonly word: string };

const WORDS = { this: '这位同学', pupil: '同学', teacher: '老师', school: '学校', class: '班级', number: '…' } as const;

const ENDING =
  /(第[一二三四五六七八九十]+)?(实验|中心|附属)?(小学|中学|初级中学|高级中学|学校|幼儿园)$|\s+(Primary|Junior|Middle|High|Secondary|Experimental|Nine-Year|School)\b.*$/u;
/** 四(3)班, 四年级三班, 403班, 3班; Class 4(3), Grade 4 Class 3. */
const CLASSES = [
  String.raw`(?:初|高)?[一二三四五六七八九1-9]\s*(?:年级)?\s*[（(.．]?\s*[一二三四五六七八九十\d]{1,3}\s*[)）]?\s*班`,
  String.raw`(?:[一二三四五六七八九十]|\d{1,4})\s*班`,
  String.raw`(?:grade\s*\d{1,2},?\s*)?class\s*\d{1,2}(?:\s*\(\d{1,2}\))?(?:,?\s*grade\s*\d{1,2})?`,
];
/** A day is said as its month, a long number (of a child, of a phone) not at all. */
const DAYS = /(\d{1,2}\s*月)\s*\d{1,2}\s*[日号]|(\d{4}[-/.年]\d{1,2})[-/.月]\d{1,2}日?/gu;
const NUMBERS = String.raw`[a-z]?\d{7,}x?`;

/**
 * Takes out of a text whoever and whatever could be known by name: the child itself becomes 这位同学, classmates 同学, staff 老师, schools
 * 学校, classes 班级. Full names and given names, with spaces or dots between their characters; a given name of one character only where
 * it is said as one (小安, 阿安, 安安, 安同学), for alone it is a word. A given name that is a word as well is taken out all the same.
 */
export function redactorOf(named: NamedHere): (pupil: string) => (text: string) => string {
  const ofClass = [
    ...named.pupils.flatMap((name) => pupilRules(name, WORDS.pupil)),
    ...named.teachers.flatMap(teacherRules),
    ...named.schools.flatMap(schoolRules),
  ];
  const fixed = [
    ...CLASSES.map((pattern) => ({ pattern, word: WORDS.class })),
    { pattern: NUMBERS, word: WORDS.number },
  ];
  return (pupil) => {
    const byPattern = new Map([...ofClass, ...pupilRules(pupil, WORDS.this)].map((rule) => [rule.pattern, rule]));
    const rules = [...byPattern.values()].sort((a, b) => b.pattern.length - a.pattern.length);
    return replacing([...rules, ...fixed]);
  };
}

/** All at once, the longest first, so that a word that was put in is never read again. */
function replacing(rules: readonly Rule[]): (text: string) => string {
  const all = new RegExp(rules.map(({ pattern }) => `(${pattern})`).join('|'), 'giu');
  return (text) =>
    text
      .replace(DAYS, (_, month?: string, yearAndMonth?: string) => month ?? yearAndMonth ?? '')
      .replace(all, (...found: unknown[]) => rules[found.slice(1, rules.length + 1).findIndex(Boolean)]?.word ?? '');
}

function pupilRules(name: string, word: string): Rule[] {
  const given = lettersOf(givenNameOf(name));
  const called = given.length === 1 ? calledBy(given.join('')) : wholeName(given);
  return [...wholeName(lettersOf(name)), ...called].map((pattern) => ({ pattern, word }));
}

/** 李老师 beside 李晓明 and 李晓明老师. */
function teacherRules(name: string): Rule[] {
  const surname = name.slice(0, name.length - givenNameOf(name).length);
  const title = String.raw`\s*(?:老师|主任|校长|教练)`;
  return [
    ...wholeName(lettersOf(name)).map((full) => `${full}(?:${title})?`),
    ...(isHan(surname) ? [`${spelled([...surname])}${title}`] : []),
  ].map((pattern) => ({ pattern, word: WORDS.teacher }));
}

/** 青禾小学 and 青禾. */
const schoolRules = (name: string): Rule[] =>
  [name, name.replace(ENDING, '')]
    .flatMap((one) => wholeName(lettersOf(one)))
    .map((pattern) => ({ pattern, word: WORDS.school }));

const isHan = (text: string) => /^\p{Script=Han}+$/u.test(text);

const calledBy = (given: string) => [`[小阿]${given}`, `${given}${given}`, `${given}(?=同学|小朋友)`];
