import { Link } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import { Notice } from '../../parts/states.tsx';
import { ownPages, useMe } from '../../session.ts';
import styles from './contribution.module.css';
import { addressOf, type Contribution } from './contribution-queries.ts';
import { ProofLines } from './proof-lines.tsx';
import { useReasonWords } from './reason-words.ts';
import { WitnessPart } from './witness-part.tsx';

export type Asked = { readonly act: 'change' | 'withdraw' | 'move'; readonly of: Contribution };
type Props = { one: Contribution; pupilId: string; canMove: boolean; ask: (asked: Asked) => void };

/** One that was sent: how it stands, why it came back, and what can still be done. */
export function ContributionCard({ one, pupilId, canMove, ask }: Props) {
  const { t, both, day, time } = useWords();
  const reasonOf = useReasonWords();
  const isPupil = ownPages(useMe()).length > 0;
  const isOpen = one.state === 'proposed' || one.state === 'returned';
  const acts = !isOpen
    ? []
    : one.isMine
      ? (['change', ...(canMove ? ['move' as const] : []), 'withdraw'] as const)
      : isPupil
        ? []
        : (['withdraw'] as const);
  const facts = [
    day(one.happenedOn),
    ...(one.hours === null ? [] : [t('value.hours', { count: one.hours })]),
    ...(one.organiser === null ? [] : [one.organiser]),
    one.indicatorTitle ? both(one.indicatorTitle) : t('contribution.leaveOpen'),
  ];
  return (
    <article className={`card ${styles['sent']}`} data-state={one.state}>
      <h3>
        {one.title} <span className="plain-tag">{t(`contribution.states.${one.state}`)}</span>
      </h3>
      <p className="small">{facts.join(' · ')}</p>
      {one.reflection && <p className={styles['own-words']}>{one.reflection}</p>}
      {one.ownLevelLabel && (
        <p className="small">
          {t(`contribution.ownSaid.${one.isByPupil ? 'self' : 'guardian'}`, { level: both(one.ownLevelLabel) })}
        </p>
      )}
      <ProofLines one={one} under={addressOf(pupilId, one)} />
      {one.state === 'returned' && one.returned && (
        <Notice kind="warn">
          {t('contribution.returnedBy', {
            name: one.returned.by,
            time: time(one.returned.at),
            reason: reasonOf(one.returned),
          })}
        </Notice>
      )}
      <Standing one={one} />
      <p className="small">
        {one.sentAt === one.proposedAt
          ? t('contribution.sentOn', { time: time(one.sentAt) })
          : t('contribution.sentAgainOn', { first: time(one.proposedAt), last: time(one.sentAt) })}
        {!one.isMine && ` · ${t(one.isByPupil ? 'contribution.byPupil' : 'contribution.byOther')}`}
        {one.reviewer !== null && ` · ${t('contribution.waitsFor', { name: one.reviewer })}`}
      </p>
      <WitnessPart one={one} pupilId={pupilId} canAsk={isOpen && one.isMine} canEnd={one.isMine || !isPupil} />
      {acts.length > 0 && (
        <p className="actions">
          {acts.map((act) => (
            <button key={act} type="button" className="plain-button" onClick={() => ask({ act, of: one })}>
              {t(`contribution.${act}`)}
            </button>
          ))}
        </p>
      )}
      {(one.record?.state === 'stands' || one.record?.state === 'amended') && (
        <Link to={`/pupils/${pupilId}/evidence`}>{t('contribution.toRecord')}</Link>
      )}
    </article>
  );
}

/** What became of it; or that nobody can look at it now. */
function Standing({ one }: { one: Contribution }) {
  const { t, time } = useWords();
  const { record, approved } = one;
  if (one.state === 'proposed' && one.reviewer === null)
    return <Notice kind="warn">{t('contribution.waitsForNobody')}</Notice>;
  if (!approved || !record) return null;
  const stands =
    record.state === 'withdrawn' && record.reason
      ? t('contribution.record.withdrawnWhy', { reason: record.reason })
      : t(`contribution.record.${record.state}`);
  return (
    <p>
      {t('contribution.approvedBy', { name: approved.by, time: time(approved.at) })} · {stands}
    </p>
  );
}
