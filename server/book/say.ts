import type { Bilingual, MarkValue } from '../contract/words.ts';
import { dayName, type Language, shortClassName, termName } from '../core/reports/names.ts';
import { shownPercent, shownScore } from '../core/reports/rounding.ts';
import type { BookRecord } from './book.ts';
import { BOOK_WORDS } from './book-words.ts';
import { PAGE_WORDS_EN } from './page-words-en.ts';
import { PAGE_WORDS_ZH } from './page-words-zh.ts';

type Values = Readonly<Record<string, string | number>>;

/**
 * What paper needs to speak one language. `page` says what a page says, in its words.
 * @param own what only the paper says
 */
export function speakerWith<Own extends string>(
  language: Language,
  words: Readonly<Record<string, string>>,
  own: Readonly<Record<Own, string>>,
) {
  // A Chinese font draws the curly quotes of English as wide as a character.
  const plain = (said: string) => (language === 'zh' ? said : said.replaceAll(/[‘’]/g, "'").replaceAll(/[“”]/g, '"'));
  const page = (key: string, values: Values = {}) => {
    const counted =
      values['count'] === undefined ? undefined : words[`${key}_${values['count'] === 1 ? 'one' : 'other'}`];
    const template = counted ?? words[key];
    if (template === undefined) throw new Error(`paper has no words for ${key}`);
    return filled(plain(template), values);
  };
  return {
    language,
    page,
    own: (key: Own, values: Values = {}) => filled(plain(own[key]), values),
    quote: (note: string) => plain(`“${note}”`),
    both: (said: Bilingual) => said[language] || said.zh,
    day: (day: string) => dayName(day, language),
    term: (code: string) => termName(code, language),
    className: (name: { grade: number; number: number }) => shortClassName(name, language),
    list: (items: readonly string[]) => items.join(language === 'zh' ? '、' : ', '),
    score: (score: number) => shownScore(score).toFixed(1),
    percent: (share: number) => `${shownPercent(share)}%`,
  };
}

/** What a page of the book speaks with: the child's page's words, and the book's own. */
export const speaker = (language: Language) =>
  speakerWith(language, language === 'zh' ? PAGE_WORDS_ZH : PAGE_WORDS_EN, BOOK_WORDS[language]);
export type Speaker = ReturnType<typeof speaker>;

const filled = (template: string, values: Values) =>
  template.replaceAll(/{{(\w+)}}/g, (_whole, name: string) => String(values[name] ?? ''));

/** One record's value as its page says it. */
export function valueSaid({ value, levelLabel, measured }: BookRecord, say: Speaker): string {
  switch (value.kind) {
    case 'level':
      return levelLabel ? `${value.level} ${say.both(levelLabel)}` : value.level;
    case 'count':
      return say.page('value.count', { count: value.count });
    case 'hours':
      return say.page('value.hours', { count: value.hours });
    case 'attendance':
      return say.page(value.excused ? 'value.attendanceExcused' : 'value.attendance', value as Values);
    case 'measurement': {
      const [title, unit] = measured ? [say.both(measured.title), say.both(measured.unit)] : [value.item, ''];
      return say.page('value.measurement', { title, unit, value: value.value });
    }
    case 'award':
      return awardSaid(value, say);
    case 'observation':
      return say.page('value.observation');
  }
}

function awardSaid({ level, rank, role, work }: Extract<MarkValue, { kind: 'award' }>, { page }: Speaker): string {
  return page('award.words', {
    level: page(`award.level.${level}`),
    rank: page(`award.rank.${rank}`),
    role: page(`award.role.${role}`),
    work,
  });
}

/** As much of a text as there is room for; Chinese is twice as wide as a letter. What is left out stands on the page. */
export function clipped(text: string, width: number): string {
  let [wide, kept] = [0, ''];
  for (const sign of text.replaceAll(/\s+/g, ' ')) {
    wide += widthOf(sign);
    if (wide > width) return `${kept.trimEnd()}…`;
    kept += sign;
  }
  return kept;
}

/** How wide a text is, in letters. */
export const widthOf = (text: string) => [...text].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 2 : 1), 0);
