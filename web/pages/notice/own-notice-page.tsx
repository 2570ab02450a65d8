import './notice-words.ts';
import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { Link, useParams } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import { Icon } from '../../parts/icon.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Bones, Empty, Failed } from '../../parts/states.tsx';
import { useMe } from '../../session.ts';
import styles from '../child-profile/child-profile.module.css';
import { EvidenceRow } from '../child-profile/evidence-row.tsx';
import { useEvidence } from '../child-profile/profile-queries.ts';
import { Hiding } from './hiding.tsx';
import { type OwnNotice, type RunningNotice, useOwnNotice } from './own-notice-query.ts';
import { OwnObjections } from './own-objections.tsx';
import { ShownTitles } from './shown-titles.tsx';

/** For search engines, which come to no page behind a sign-in; said all the same, since children's names stand here. */
function useNoIndex() {
  useEffect(() => {
    const said = document.createElement('meta');
    said.name = 'robots';
    said.content = 'noindex, nofollow';
    document.head.append(said);
    return () => said.remove();
  }, []);
}

/** What a family looks at while the records of the child's class are at notice. Nothing of it is printed, saved or searched. */
export function OwnNoticePage() {
  const { pupilId = '' } = useParams();
  useNoIndex();
  const { data, error, refetch, isFetching } = useOwnNotice(pupilId);
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones />;
  return <Loaded data={data} />;
}

function Loaded({ data }: { data: OwnNotice }) {
  const { t, day } = useWords();
  const { pupilId, name } = data.pupil;
  const isGuardian = useMe().grants.some(({ role, place }) => role === 'guardian' && place.id === pupilId);
  const [first] = data.notices;
  return (
    <div className="no-print">
      <Link className="back" to={`/pupils/${pupilId}`}>
        <Icon name="back" />
        {t('ownNotice.back', { name })}
      </Link>
      <PageHead
        title={t('notice.title')}
        where={`${name} · ${t('notice.title')}`}
        headline={first ? t('notice.headRuns', { until: day(first.until) }) : t('ownNotice.over')}
      >
        {first && <p className="small">{t('ownNotice.what')}</p>}
      </PageHead>
      {!first && <Empty>{t('ownNotice.overMeans', { name })}</Empty>}
      {!first && (
        <p>
          <Link className="onward" to={`/pupils/${pupilId}/confirmation`}>
            {t('notice.toConfirm')}
            <Icon name="next" />
          </Link>
        </p>
      )}
      {!first && (
        <p>
          <Link className="onward" to={`/pupils/${pupilId}/archives`}>
            {t('ownNotice.toArchives')}
            <Icon name="next" />
          </Link>
        </p>
      )}
      {data.notices.map((one) => (
        <OfTerm key={one.noticeId} pupilId={pupilId} name={name} one={one} />
      ))}
      <OwnObjections pupilId={pupilId} notices={data.notices} />
      {isGuardian && <Hiding pupilId={pupilId} name={name} isHidden={data.isHidden} />}
    </div>
  );
}

function OfTerm({ pupilId, name, one }: { pupilId: string; name: string; one: RunningNotice }) {
  const { t, both, className, term } = useWords();
  return (
    <>
      <h2>
        {term(one.term.code)} · {className(one.class)} · {both(one.schoolName)}
      </h2>
      <OwnRecords pupilId={pupilId} name={name} code={one.term.code} />
      <section className="section">
        <h3>{t('ownNotice.classmates')}</h3>
        <p className="small">{t('ownNotice.classmatesMeans')}</p>
        {one.classmates.length === 0 ? <Empty>{t('ownNotice.nobody')}</Empty> : <ShownTitles all={one.classmates} />}
      </section>
    </>
  );
}

/** As they stand on the child's page: they do not move either. */
function OwnRecords({ pupilId, name, code }: { pupilId: string; name: string; code: string }) {
  const { t } = useWords();
  const { data, error, refetch, isFetching, hasNextPage, fetchNextPage, isFetchingNextPage } = useEvidence(pupilId, {
    term: code,
  });
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="section">
      <h3>{t('ownNotice.own', { name })}</h3>
      {!data && error && <Failed isPart error={error} retry={() => void refetch()} isRetrying={isFetching} />}
      {!data && !error && <Bones cards={3} />}
      {data && items.length === 0 && <Empty>{t('ownNotice.ownNone')}</Empty>}
      <ul className={styles['timeline']}>
        {items.map((item) => (
          <EvidenceRow key={item.markId} item={item} pupilId={pupilId} asks />
        ))}
      </ul>
      {hasNextPage && (
        <Button variant="default" onClick={() => void fetchNextPage()} loading={isFetchingNextPage}>
          {t('common.more')}
        </Button>
      )}
    </section>
  );
}
