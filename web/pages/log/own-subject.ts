import type { Dimension } from '../../../server/contract/words.ts';
import type { Me } from '../../queries.ts';
import { grantsOf } from '../../session.ts';

/** A post says its subject in the school's own words: what of them tells the dimension. Some tell two, as physics does. */
const TOLD_BY: readonly (readonly [Dimension, RegExp])[] = [
  ['moral', /道德|法治|品德|思政|政治|班队|少先队|moral|civics|ethics/i],
  ['arts', /艺术|音乐|美术|书法|舞蹈|戏剧|\barts?\b|music|dance|drama|calligraphy/i],
  ['labour', /劳动|劳技|综合实践|labou?r/i],
  ['scitech', /科学|科技|科创|信息|编程|物理|化学|生物|science|computing|physics|chemistry|biology|technology/i],
  ['health', /体育|体健|健康|心理|\bpe\b|physical education|sports?\b|health/i],
  ['academic', /语文|数学|英语|历史|地理|物理|化学|生物|chinese|english|maths?|mathematics|history|geography|physics/i],
];

/** The dimensions of the subjects somebody teaches in this class; none for a homeroom teacher, whose are all. */
export function ownDimensions(me: Me, classId: string): Dimension[] {
  const subjects = grantsOf(me, 'teacher').flatMap(({ place }) =>
    place.kind === 'class' && place.id === classId && place.subject !== null ? [place.subject] : [],
  );
  return TOLD_BY.flatMap(([dimension, words]) => (subjects.some((one) => words.test(one)) ? [dimension] : []));
}
