import type { Words } from '../../i18n/use-words.ts';
import { writtenPercent } from '../../i18n/written.ts';
import type { Hit, Tally } from './screens-queries.ts';

type Evidence = Hit['evidence'];
type OfTeacher = Extract<Evidence, { teacher: number }>;
const SHOWN_CLASSES = 3;

/** «Teacher 3 (4(1), 4(2))»: no name, and the classes it is about. */
function whoWords({ teacher, classes }: OfTeacher, { t, className, list }: Words): string {
  const names = list(classes.slice(0, SHOWN_CLASSES).map(className));
  const shown =
    classes.length > SHOWN_CLASSES ? t('screens.moreClasses', { classes: names, count: classes.length }) : names;
  return t('screens.ofClasses', { teacher: t('screens.teacher', { count: teacher }), classes: shown });
}

/** What was found, in a sentence with its numbers; of several dimensions one line each below. */
export function hintWords(evidence: Evidence, words: Words): { readonly says: string; readonly lines: string[] } {
  const { t, className, day } = words;
  switch (evidence.screen) {
    case 'late':
    case 'last-week':
    case 'copied': {
      const usual = 'usual' in evidence ? { usual: writtenPercent(evidence.usual) } : {};
      const { class: of, ...figures } = evidence;
      const told = { ...figures, ...usual, class: className(of), share: writtenPercent(evidence.share) };
      return { says: t(`screens.says.${evidence.screen}`, told), lines: [] };
    }
    case 'burst': {
      const { span, count, usual, times, onDay } = evidence;
      const told = { who: whoWords(evidence, words), day: day(onDay), count, usual: usual.toFixed(1) };
      const says = t(span === 'day' ? 'screens.says.burstDay' : 'screens.says.burstMinute', told);
      return { says: times > 1 ? `${says} ${t('screens.says.burstTimes', { count: times })}` : says, lines: [] };
    }
    case 'flat': {
      const lines = evidence.found.map(({ dimension, share, usual, level, ratings, activities: count }) =>
        t('screens.says.flatOne', {
          level,
          ratings,
          count,
          dimension: t(`dimension.${dimension}`),
          share: writtenPercent(share),
          usual: writtenPercent(usual),
        }),
      );
      return { says: t('screens.says.flat', { who: whoWords(evidence, words) }), lines };
    }
    default: {
      const { against, dimension, difference, ratings, before } = evidence;
      const way = difference > 0 ? 'Up' : 'Down';
      const told = { who: whoWords(evidence, words), dimension: t(`dimension.${dimension}`), ratings, before };
      const key = `screens.says.${against === 'blind' ? 'blind' : 'jump'}${way}`;
      return { says: t(key, { ...told, difference: Math.abs(difference).toFixed(1) }), lines: [] };
    }
  }
}

/** How many of the hints would be there if nothing were the matter. */
export function chanceWords(expected: number, { t }: Words): string {
  const count = Math.round(expected);
  return count === 0 ? t('screens.chanceFew') : t('screens.chance', { count });
}

export const sumOf = (tallies: readonly Tally[], of: (tally: Tally) => number) =>
  tallies.reduce((sum, tally) => sum + of(tally), 0);

export const writtenChance = (p: number, { t }: Words) => (p < 0.001 ? t('screens.under') : `${(100 * p).toFixed(1)}%`);
