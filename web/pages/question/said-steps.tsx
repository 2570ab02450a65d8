import { useWords } from '../../i18n/use-words.ts';
import { Notice } from '../../parts/states.tsx';
import type { Question } from './own-questions.ts';
import styles from './question.module.css';
import type { Step } from './question-queries.ts';

type Props = { readonly question: Question; readonly side: 'family' | 'school' };

/** What both sides said, each with its time and when the other saw it; and what became of the record since. */
export function SaidSteps({ question: { about, steps }, side }: Props) {
  const { t } = useWords();
  const state = about.record?.state;
  const isChanged = state !== undefined && state !== 'stands';
  return (
    <>
      {isChanged && <Notice kind={state === 'not-yours' ? 'calm' : 'warn'}>{t(`question.record.${state}`)}</Notice>}
      <ol className={styles['steps']}>
        {steps.map((one) => (
          <SaidStep key={one.version} one={one} side={side} />
        ))}
      </ol>
    </>
  );
}

function SaidStep({ one, side }: { one: Step; side: Props['side'] }) {
  const { t, time } = useWords();
  const who =
    one.by !== null
      ? t('question.byTeacher', { name: one.by })
      : one.isMine
        ? t('question.byMe')
        : one.isByPupil
          ? t('question.byPupil')
          : t(side === 'family' ? 'question.byOther' : 'question.byFamily');
  const isOurs = (one.step === 'answer') === (side === 'school');
  const seen = one.seenAt === null ? t('question.unseen') : t('question.seen', { time: time(one.seenAt) });
  return (
    <li data-step={one.step}>
      <p className="small">
        {who} · {time(one.at)}
        {one.text === null && ` · ${t(`question.step.${one.step === 'settle' ? 'settle' : 'withdraw'}`)}`}
        {one.text !== null && isOurs && ` · ${seen}`}
      </p>
      {one.text !== null && <p className={styles['said']}>{one.text}</p>}
    </li>
  );
}
