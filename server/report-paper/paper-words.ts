import { speakerWith } from '../book/say.ts';
import type { Language } from '../core/reports/names.ts';
import { PAGE_WORDS_EN } from './page-words-en.ts';
import { PAGE_WORDS_ZH } from './page-words-zh.ts';

const ZH = {
  schoolTitle: '{{school}}的学校报告',
  made: '{{day}}由{{by}}（{{role}}）制作',
  page: '{{page}} / {{pages}}',
  use: '更多的图、表和记录在网页上。',
  weeksCaption: '蓝柱：当周有记录的学生占 n 人的比例；虚线上的圈：当周的记录在 7 天内录入的比例；灰底：假期。',
  classesCaption:
    '按年级和班号排列，不按分数。格内是平均分（0–100）、评定误差的 95% 区间和有结果的人数 n；各班由不同教师评定，不宜直接比较高低。',
  monitoring: '记录的分布',
  moreClasses: '另有 {{count}} 个班，见网页。',
  moreActions: '另有 {{count}} 项行动，见网页。',
  silentIn: '{{grade}} {{silent}}/{{pupils}}',
  silentCaption: '没有任何记录的学生/全部学生：',
  action: '{{about}}：{{text}}（{{owner}}，{{day}}）',
  lacking: '〓 代表印刷字体里没有的字：{{codes}}。',
} as const;

const EN: Record<keyof typeof ZH, string> = {
  schoolTitle: 'School report of {{school}}',
  made: 'Made on {{day}} by {{by}} ({{role}})',
  page: '{{page}} / {{pages}}',
  use: 'More charts, tables and the records are on the page.',
  weeksCaption:
    'Bars: pupils with a record in the week, as a share of n; circles on the dashed line: records of the week entered within 7 days; grey: holidays.',
  classesCaption:
    'By grade and number, never by score. Each cell: mean (0–100), 95% interval of rating error, and n with a result; different teachers rate different classes, so do not compare them.',
  monitoring: 'How records are spread',
  moreClasses: 'And {{count}} more classes on the page.',
  moreActions: 'And {{count}} more actions on the page.',
  silentIn: '{{grade}} {{silent}}/{{pupils}}',
  silentCaption: 'Pupils without any record/all pupils: ',
  action: '{{about}}: {{text}} ({{owner}}, {{day}})',
  lacking: '〓 stands for a character that the printed font lacks: {{codes}}.',
};

/** What only paper says. */
export const PAPER_WORDS: Readonly<Record<Language, Readonly<Record<keyof typeof ZH, string>>>> = { zh: ZH, en: EN };

/** What a report's paper speaks with: its page's words, and its own. */
export function paperSpeaker(language: Language) {
  const said = speakerWith(language, language === 'zh' ? PAGE_WORDS_ZH : PAGE_WORDS_EN, PAPER_WORDS[language]);
  return {
    ...said,
    t: said.page,
    /** A day of the term, whose year stands over the page: 9月7日 · 7 Sep */
    shortDay: (day: string) => said.day(day).replace(/^\d+年| \d+$/, ''),
  };
}
export type PaperSpeaker = ReturnType<typeof paperSpeaker>;
