import './contribution-words.ts';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useWords, type Words } from '../../i18n/use-words.ts';
import { Icon } from '../../parts/icon.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Bones, Empty, Failed } from '../../parts/states.tsx';
import { AddForm } from './add-form.tsx';
import styles from './contribution.module.css';
import { type Asked, ContributionCard } from './contribution-card.tsx';
import { type Contribution, type Contributions, useContributions } from './contribution-queries.ts';
import { ChangeDialog, MoveDialog, WithdrawDialog } from './family-dialogs.tsx';

/** What a family adds about its child: one form on one screen, and below it what became of what was sent. */
export function FamilyPage() {
  const { pupilId = '' } = useParams();
  const { data, error, refetch, isFetching } = useContributions(pupilId);
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones />;
  return <Loaded key={pupilId} data={data} />;
}

function headlineOf({ contributions, pupil: { name } }: Contributions, { t }: Words): string {
  const countOf = (wanted: string) => contributions.filter(({ state }) => state === wanted).length;
  if (contributions.length === 0) return t('contribution.headNone', { name });
  const [returned, proposed] = [countOf('returned'), countOf('proposed')];
  if (returned > 0) return t('contribution.headReturned', { count: returned });
  return proposed > 0 ? t('contribution.headWaiting', { count: proposed }) : t('contribution.headDone');
}

function Loaded({ data }: { data: Contributions }) {
  const words = useWords();
  const { t } = words;
  const [asked, ask] = useState<Asked>();
  const close = () => ask(undefined);
  const { pupil, siblings, today, contributions } = data;
  const { pupilId } = pupil;
  const cardOf = (one: Contribution) => (
    <ContributionCard key={one.contributionId} one={one} pupilId={pupilId} canMove={siblings.length > 0} ask={ask} />
  );
  const returned = contributions.filter(({ state }) => state === 'returned');
  const others = contributions.filter(({ state }) => state !== 'returned');
  return (
    <>
      <Link className="back no-print" to={`/pupils/${pupilId}`}>
        <Icon name="back" />
        {t('contribution.back', { name: pupil.name })}
      </Link>
      <PageHead
        title={t('contribution.title')}
        where={`${pupil.name} · ${t('contribution.title')}`}
        headline={headlineOf(data, words)}
      />
      {returned.length > 0 && <section className={styles['returned']}>{returned.map(cardOf)}</section>}
      <AddForm pupilId={pupilId} today={today} />
      {(others.length > 0 || returned.length === 0) && (
        <section className="section">
          <h2>{t('contribution.listTitle')}</h2>
          {others.length === 0 ? <Empty>{t('contribution.empty')}</Empty> : others.map(cardOf)}
        </section>
      )}
      {asked?.act === 'change' && <ChangeDialog pupilId={pupilId} of={asked.of} close={close} />}
      {asked?.act === 'withdraw' && <WithdrawDialog pupilId={pupilId} of={asked.of} close={close} />}
      {asked?.act === 'move' && <MoveDialog pupilId={pupilId} of={asked.of} siblings={siblings} close={close} />}
    </>
  );
}
