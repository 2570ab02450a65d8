import { useWords } from '../../i18n/use-words.ts';
import styles from './contribution.module.css';
import type { Waiting } from './contribution-queries.ts';
import { useReasonWords } from './reason-words.ts';
import { ReviewForm } from './review-form.tsx';
import { WitnessLines } from './witness-lines.tsx';

type Props = { one: Waiting; classId: string; isNow: boolean; giveBack: () => void };

/** What the family sent, and below it what to do with it. */
export function QueueCard({ one, classId, isNow, giveBack }: Props) {
  const { t, day, time, named } = useWords();
  const reasonOf = useReasonWords();
  const facts = [
    day(one.happenedOn),
    ...(one.hours === null ? [] : [t('value.hours', { count: one.hours })]),
    ...(one.organiser === null ? [] : [one.organiser]),
  ];
  return (
    <article
      className={`card ${styles['waiting']}`}
      id={`waiting-${one.contributionId}`}
      data-now={isNow}
      aria-labelledby={`title-${one.contributionId}`}
      tabIndex={-1}
    >
      <div>
        <h2 id={`title-${one.contributionId}`}>
          {named({ name: one.pupilName, apart: one.apart })} · {one.title}
        </h2>
        <p className="small">{facts.join(' · ')}</p>
        {one.reflection && <p className={styles['own-words']}>{one.reflection}</p>}
        <p className="small">
          {t(one.isByPupil ? 'contribution.fromPupil' : 'contribution.fromGuardian')} ·{' '}
          {one.sentAt === one.proposedAt
            ? t('contribution.sentOn', { time: time(one.sentAt) })
            : t('contribution.sentAgainOn', { first: time(one.proposedAt), last: time(one.sentAt) })}
        </p>
        <WitnessLines answers={one.witnesses} />
        {one.returned && (
          <p className="small">
            {t('contribution.before', { reason: reasonOf(one.returned), time: time(one.returned.at) })}
          </p>
        )}
      </div>
      <ReviewForm one={one} classId={classId} isNow={isNow} giveBack={giveBack} />
    </article>
  );
}
