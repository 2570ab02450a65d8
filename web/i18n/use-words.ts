import { useTranslation } from 'react-i18next';
import type { Bilingual } from '../../server/contract/words.ts';
import { nameApart } from '../../server/core/identity/tell-apart.ts';
import type { Language } from './speak.ts';
import { writtenClass, writtenDay, writtenGrade, writtenTerm, writtenTime } from './written.ts';

type Child = { readonly name: string; readonly apart: Bilingual | null };

/** What a page needs to speak: t for its own words, the rest for what the service tells. */
export function useWords() {
  const { t, i18n } = useTranslation();
  const language = (i18n.resolvedLanguage ?? i18n.language) as Language;
  return {
    t,
    language,
    both: (words: Bilingual) => words[language] || words.zh,
    /** A child's name in a label or a sentence, told from a namesake's; nothing of nobody. */
    named: (child: Child | undefined) => (child ? nameApart(child, language) : ''),
    day: (day: string) => writtenDay(day, language),
    time: (time: number) => writtenTime(time, language),
    term: (code: string) => writtenTerm(code, language),
    grade: (grade: number) => writtenGrade(grade, language),
    className: (name: { grade: number; number: number }) => writtenClass(name, language),
    /** 甲、乙、丙 · A, B, C */
    list: (items: readonly string[]) => items.join(language === 'zh' ? '、' : ', '),
  };
}
export type Words = ReturnType<typeof useWords>;
