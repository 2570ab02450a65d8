import type { Bilingual, MarkValue } from '../../server/contract/words.ts';
import { useWords } from '../i18n/use-words.ts';
import { LevelTag } from './levels.tsx';

/** One mark's value, in words: a level, an amount, or something seen that judges nothing. */
export function ValueWords(props: {
  value: MarkValue;
  label?: Bilingual | null;
  scale?: readonly { level: string }[];
}) {
  const { t, both } = useWords();
  const { value, label } = props;
  if (value.kind === 'level') {
    return <LevelTag level={value.level} label={label ? both(label) : undefined} scale={props.scale ?? []} />;
  }
  const words =
    value.kind === 'count'
      ? t('value.count', { count: value.count })
      : value.kind === 'hours'
        ? t('value.hours', { count: value.hours })
        : t('value.observation');
  return <span className="plain-tag">{words}</span>;
}
