import type { Look } from '../core/reports/overlooked.ts';
import { shownPercent, shownScore } from '../core/reports/rounding.ts';
import { weeksFinding } from '../core/reports/weeks.ts';
import type { ClassReport } from './class-report.ts';
import type { SchoolReport } from './school-report.ts';
import type { ClassName, Dimension } from './words.ts';

/** What whoever says it speaks with: a page's words, or those of its paper. */
type Words = {
  readonly t: (key: string, values: Record<string, string | number>) => string;
  readonly day: (day: string) => string;
  readonly className: (at: Pick<ClassName, 'grade' | 'number'>) => string;
  readonly list: (items: readonly string[]) => string;
};
type Finding = SchoolReport['findings'][number];
type Monitoring = SchoolReport['monitoring'];
type Chart = Monitoring['control']['fresh'];
/** The two figures of a school's weeks. */
export type WeekFigure = 'fresh' | 'records';
type Looked = {
  readonly look: Look;
  readonly dimension: Dimension | null;
  readonly pupils: number;
  readonly of: number;
};

/** A number of records: a median of an even number of pupils may be half of one. */
const counted = (count: number) => String(shownScore(count));
const percent = (share: number) => `${shownPercent(share)}%`;

/** The first line of a class's report. */
export function classHeadline({ pupils, noticed, thisWeek, isOver, unseen }: ClassReport, { t }: Words): string {
  if (noticed === 0) return t('class.headlineNone', { count: pupils });
  const seen =
    thisWeek === null
      ? t('classReport.headlineTerm', { seen: noticed, all: pupils })
      : t('classReport.headlineWeek', { seen: thisWeek, all: pupils });
  if (isOver)
    return (
      seen +
      (unseen.length > 0
        ? t('classReport.headlineSilent', { count: unseen.length })
        : t('classReport.headlineEach', {}))
    );
  if (unseen.length > 0) return seen + t('classReport.headlineUnseen', { count: unseen.length });
  return (
    seen +
    (noticed < pupils ? t('classReport.headlineYet', { count: pupils - noticed }) : t('classReport.headlineAll', {}))
  );
}

/** 12 名学生（共 480 名）四周没有任何记录，在 3 个班: the same words as a finding and as the first line of the page it opens. */
export function overlookedSentence(
  { look, dimension, pupils, of }: Looked,
  { t }: Pick<Words, 't'>,
  classes?: number,
): string {
  const where = classes === undefined ? '' : t('overlooked.inClasses', { count: classes });
  const said = { count: pupils, of, ...(dimension ? { dimension: t(`dimension.${dimension}`, {}) } : {}) };
  return `${t(`overlooked.${look}`, said)}${where}${t('overlooked.stop', {})}`;
}

/** One finding of a school's report; `everywhere` is what all dimensions together are called. */
export function findingSentence(finding: Finding, words: Words, everywhere: string): string {
  const { t, className } = words;
  switch (finding.kind) {
    case 'nothing-yet':
      return t('finding.nothingYet', {});
    case 'unseen':
    case 'silent':
    case 'thin':
      return overlookedSentence({ look: finding.kind, dimension: null, ...finding }, words, finding.classes);
    case 'unnoticed':
      return t('overlooked.inClass', {
        class: className(finding.class),
        said: overlookedSentence({ look: finding.kind, ...finding }, words),
      });
    case 'late':
      return t('finding.late', {
        class: className(finding.class),
        share: percent(1 - finding.freshShare),
        count: finding.records,
      });
    case 'week':
      return signalSentence(finding.figure, { ...finding, side: 'below' }, words);
    case 'gap':
      return t('finding.gap', {
        dimension: finding.dimension === null ? everywhere : t(`dimension.${finding.dimension}`, {}),
        boys: counted(finding.boys),
        girls: counted(finding.girls),
      });
  }
}

function signalSentence(kind: WeekFigure, { from, to, side }: Chart['signals'][number], { t, day }: Words): string {
  const when =
    from === to
      ? t('monitoring.steady.week', { day: day(from) })
      : t('monitoring.steady.weeks', { from: day(from), to: day(to) });
  return t(`monitoring.steady.${kind}.${side}`, { when });
}

/** Which of a school's weeks are unlike the usual, or that none is, or why that cannot be said. */
export function steadyTitle(kind: WeekFigure, chart: Chart, words: Words): string {
  const { t } = words;
  if (chart.status === 'few-terms')
    return t('monitoring.steady.few', { what: t(`monitoring.steady.${kind}.name`, {}), count: chart.terms });
  if (chart.points.length === 0)
    return t(kind === 'fresh' ? 'monitoring.steady.notYet' : 'monitoring.steady.records.usual', {});
  if (chart.signals.length === 0) return t(`monitoring.steady.${kind}.usual`, {});
  return chart.signals.map((signal) => signalSentence(kind, signal, words)).join(t('weeks.between', {}));
}

/** How records are spread over a school's pupils. */
export function attentionTitle({ status, p10, p50, p90 }: Monitoring['attention']['whole'], { t }: Words): string {
  if (status !== 'ok' || p50 === null) return t(`monitoring.attention.${status === 'alike' ? 'alike' : 'few'}`, {});
  const half = counted(p50);
  if (p10 === null || p90 === null) return t('monitoring.attention.half', { half });
  return t('monitoring.attention.title', { half, low: counted(p10), high: counted(p90) });
}

/** Whether boys and girls are noticed alike. */
export function gapsTitle(rows: Monitoring['gaps']['rows'], { t, list }: Words, everywhere: string): string {
  if (rows[0]?.noticed.status !== 'ok') return t('monitoring.gaps.few', {});
  const unequal = rows
    .filter((row) => row.isUnequal)
    .map(({ dimension }) => (dimension === null ? everywhere : t(`dimension.${dimension}`, {})));
  return unequal.length > 0 ? t('monitoring.gaps.unequal', { where: list(unequal) }) : t('monitoring.gaps.equal', {});
}

/** What a chart of weeks finds; `today` is the day it is as of. */
export function weeksTitle(
  weeks: Parameters<typeof weeksFinding>[0],
  { pupils, today, endsOn }: { readonly pupils: number; readonly today: string; readonly endsOn: string },
  { t }: Pick<Words, 't'>,
): string {
  const found = weeksFinding(weeks, pupils, today, endsOn);
  if (!found) return t('weeks.titleSoon', {});
  const title = t(found.hasEnded ? 'weeks.titleWhole' : 'weeks.title', {
    weeks: found.weeks,
    share: percent(found.share),
  });
  return found.silent > 0 ? title + t('weeks.silent', { count: found.silent }) : title;
}
