import type { Text } from './text.ts';

/** Words that the second edition of rubrics keeps out of level descriptors, with the reason a fault says (decision 055). */
export type Refused = {
  readonly zh: RegExp;
  readonly en: RegExp;
  readonly reason: string;
  /** Of the best level alone: what must not be asked for «A». */
  readonly isOfBest?: true;
  /** What a rubric of sport has to ask for. */
  readonly exceptIn?: 'health';
};

export const REFUSED_IN_LEVELS: readonly Refused[] = [
  {
    zh: /比(?:其他|别)|超过(?:同|他)|优于|领先|高于(?:同|他)|全班最|最(?:好|快|多|佳)|名列/,
    en: /\b(?:better|faster|higher) than\b|\bthan (?:others|classmates|peers|the class)\b|\baverage\b/i,
    reason: 'compares with others',
  },
  {
    // Not 误差, 时差, 差异, 差别, nor 未来 and 未成年人.
    zh: /(?<![误时偏温])差(?![异别距])|敷衍|拖沓|懒|不能|不会|很少|极少|未(?!来|成年)|没有|缺|无法/,
    en: /\b(?:poor(?:ly)?|bad(?:ly)?|lazy|careless(?:ly)?|cannot|can't|never|rarely|fails?|lacks?|unable)\b/i,
    reason: 'says what is lacking instead of what is seen',
  },
  {
    zh: /带动|带领|引领|指导|组织(?:他人|同学|同伴|大家)|帮助(?:他人|同学|同伴|别人)|劝阻|影响(?:他人|同学)|协调(?:他人|同学|同伴)|担当|当小老师/,
    en: /\bleads?\b(?! to\b)|\bleading\b|\binspires?\b|\bcoach(?:es)?\b|\bbrings? others\b|\bhelps? others\b|\bteach(?:es)? (?:others|classmates)\b/i,
    reason: 'asks to lead or help others for the best level',
    isOfBest: true,
  },
  {
    zh: /讲清|讲解|讲述|讲出|演讲|口头|口述|复述|朗诵|说出|说清|奔跑|跑步|跳跃/,
    en: /\b(?:recites?|speech(?:es)?|orally|aloud|runs|jumps)\b/i,
    reason: 'asks for speech or mobility for the best level',
    isOfBest: true,
    exceptIn: 'health',
  },
];

/** Words that would make of a fact a statement of what is not there: no record is not «not done» (docs/rules.md 30). */
export const ABSENCE: { readonly [language in keyof Text]: RegExp } = {
  zh: /未(?!来|成年)|没有|缺|不足|暂无|很少/,
  en: /\b(?:not|no|absent|missed|missing|only|few|lacks?)\b/i,
};

/** An activity that counts once in all rubrics of a district: in the indicator whose title names it. */
export const COUNTED_ONCE: readonly RegExp[] = [/志愿/];
