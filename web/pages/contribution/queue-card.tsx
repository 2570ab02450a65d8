import { useRef } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import styles from './contribution.module.css';
import type { Waiting } from './contribution-queries.ts';
import { ProofLines } from './proof-lines.tsx';
import { useReasonWords } from './reason-words.ts';
import { ReviewForm } from './review-form.tsx';
import { useSwipe } from './use-swipe.ts';
import { WitnessLines } from './witness-lines.tsx';

type Props = { one: Waiting; classId: string; isNow: boolean; begin: () => void; giveBack: () => void };

/** What the family sent, and below it what to do with it. */
export function QueueCard({ one, classId, isNow, begin, giveBack }: Props) {
  const { t, both, day, time, named } = useWords();
  const reasonOf = useReasonWords();
  const card = useRef<HTMLElement>(null);
  // To the form that approves and no further: a level is tapped by whoever has seen it.
  const swipe = useSwipe(card, (way) => {
    begin();
    if (way === 'left') giveBack();
    else card.current?.querySelector('select')?.focus();
  });
  const facts = [
    day(one.happenedOn),
    ...(one.hours === null ? [] : [t('value.hours', { count: one.hours })]),
    ...(one.organiser === null ? [] : [one.organiser]),
  ];
  return (
    <article
      ref={card}
      {...swipe}
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
        {one.ownLevelLabel && (
          <p className="small">
            {t(`contribution.ownSaid.${one.isByPupil ? 'self' : 'guardian'}`, { level: both(one.ownLevelLabel) })} ·{' '}
            {t('contribution.ownCounts')}
          </p>
        )}
        <ProofLines one={one} under={`/api/classes/${classId}/contributions/${one.contributionId}`} />
        {one.photos.length > 0 && <p className="small">{t('contribution.approveMeans')}</p>}
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
