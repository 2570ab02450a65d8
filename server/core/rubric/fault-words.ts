import type { Fault } from './fault.ts';
import { FAULTS_IN_CHINESE } from './faults-in-chinese.ts';
import type { Rubric } from './rubric.ts';

type Language = 'zh' | 'en';

/** The check says its reasons in English; `*` stands for what differs. */
const sentences = FAULTS_IN_CHINESE.map(([english, chinese]) => {
  const parts = english.split('*').map((part) => part.replaceAll(/[.()[\]?+^$\\]/g, '\\$&'));
  return { asked: new RegExp(`^${parts.join('(.*?)')}$`, 's'), chinese };
});

/** Zod's own words for a number out of its limits. */
const ENGLISH: readonly [RegExp, string][] = [
  [/^Too small: .*>=\s*(.*)$/, 'must be at least $1'],
  [/^Too small: .*>\s*(.*)$/, 'must be more than $1'],
  [/^Too big: .*<=\s*(.*)$/, 'must be at most $1'],
  [/^Too big: .*<\s*(.*)$/, 'must be less than $1'],
  [/^Invalid option: .*$/, 'is not one of the choices'],
];

/** What is wrong, in the reader's language, with the names that people know in place of ids. */
export function faultWords({ reason }: Pick<Fault, 'reason'>, rubric: Rubric | null, language: Language): string {
  if (language === 'en') {
    const plain = ENGLISH.reduce((words, [asked, said]) => words.replace(asked, said), reason);
    return named(plain, rubric, language, '“', '”');
  }
  for (const { asked, chinese } of sentences) {
    const match = asked.exec(reason);
    if (match) {
      const said = chinese.replaceAll(/\{(\d)\}/g, (_, at: string) => (match[Number(at) + 1] ?? '').trim());
      return named(said, rubric, language, '“', '”');
    }
  }
  return reason;
}

function named(words: string, rubric: Rubric | null, language: Language, open: string, close: string): string {
  return words.replaceAll(/'([^' ]+)'/g, (_, id: string) => {
    const title = rubric && titleOf(rubric, id)?.[language];
    return `${open}${title || id}${close}`;
  });
}

function titleOf({ indicators, gradeBands, levelScale, groupRules, evidenceTypes, fitness }: Rubric, id: string) {
  const titled = [...indicators, ...gradeBands, ...groupRules, ...evidenceTypes, ...(fitness?.items ?? [])];
  return titled.find((one) => one.id === id)?.title ?? levelScale.find(({ code }) => code === id)?.label;
}
