import type { Bilingual, MarkValue } from '../../server/contract/words.ts';
import { useWords, type Words } from '../i18n/use-words.ts';
import { LevelTag } from './levels.tsx';

/** One mark's value, in words: a level, a fact, or something seen that judges nothing. */
export function ValueWords(props: {
  value: MarkValue;
  label?: Bilingual | null;
  /** Of a measurement: what was measured, in which unit. */
  measured?: { title: Bilingual; unit: Bilingual } | null;
  scale?: readonly { level: string }[];
}) {
  const words = useWords();
  const { value, label } = props;
  if (value.kind === 'level') {
    return <LevelTag level={value.level} label={label ? words.both(label) : undefined} scale={props.scale ?? []} />;
  }
  return <span className="plain-tag">{factWords(value, props.measured, words)}</span>;
}

function factWords(
  value: Exclude<MarkValue, { kind: 'level' }>,
  measured: { title: Bilingual; unit: Bilingual } | null | undefined,
  { t, both }: Words,
): string {
  switch (value.kind) {
    case 'count':
      return t('value.count', { count: value.count });
    case 'hours':
      return t('value.hours', { count: value.hours });
    case 'award':
      return awardWords(value, t);
    case 'measurement': {
      const [title, unit] = measured ? [both(measured.title), both(measured.unit)] : [value.item, ''];
      return t('value.measurement', { title, unit, value: value.value });
    }
    case 'attendance':
      return t(value.excused ? 'value.attendanceExcused' : 'value.attendance', value);
    case 'observation':
      return t('value.observation');
  }
}

/** 区级一等奖（队员）：藤编灯 */
export function awardWords({ level, rank, role, work }: Extract<MarkValue, { kind: 'award' }>, t: Words['t']): string {
  const parts = {
    level: t(`award.level.${level}`),
    rank: t(`award.rank.${rank}`),
    role: t(`award.role.${role}`),
    work,
  };
  return t('award.words', parts);
}
