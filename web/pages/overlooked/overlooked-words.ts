import type { Dimension } from '../../../server/contract/words.ts';
import type { Look } from '../../../server/core/reports/overlooked.ts';
import type { Words } from '../../i18n/use-words.ts';

type Looked = {
  readonly look: Look;
  readonly dimension: Dimension | null;
  readonly pupils: number;
  readonly of: number;
};

/** 12 名学生（共 480 名）四周没有任何记录，在 3 个班: the same words as a finding and as the first line of the page it opens. */
export function overlookedWords({ look, dimension, pupils, of }: Looked, { t }: Words, classes?: number): string {
  const where = classes === undefined ? '' : t('overlooked.inClasses', { count: classes });
  const said = { count: pupils, of, ...(dimension ? { dimension: t(`dimension.${dimension}`) } : {}) };
  return `${t(`overlooked.${look}`, said)}${where}${t('overlooked.stop')}`;
}
