import { useWords } from '../../i18n/use-words.ts';
import type { Question } from './own-questions.ts';

/** What a question is about, as a title: the record with its day, or the level of a term. */
export function useAboutWords() {
  const { t, both, day, term } = useWords();
  return ({ record, dimension, indicatorTitle, term: code }: Question['about']): string => {
    const named = indicatorTitle ? both(indicatorTitle) : t(`dimension.${dimension}`);
    if (!record) return t('question.ofLevel', { what: named, term: term(code) });
    if (record.title === null || record.happenedOn === null) return t('question.ofHidden', { what: named });
    return t('question.ofRecord', { title: record.title, day: day(record.happenedOn) });
  };
}
