import { Button, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import type { Dimension } from '../../../server/contract/words.ts';
import { isFamily } from '../../../server/core/account/family.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Icon } from '../../parts/icon.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Pick } from '../../parts/pick.tsx';
import { Bones, Empty, Failed } from '../../parts/states.tsx';
import { useTerm } from '../../parts/term-pick.tsx';
import { useHeldWords } from '../../parts/use-held-words.ts';
import { useTyped } from '../../parts/use-typed.ts';
import { WhyLine } from '../../parts/why-line.tsx';
import { DIMENSION_ORDER } from '../../theme.ts';
import styles from './child-profile.module.css';
import { EvidenceRow } from './evidence-row.tsx';
import { useEvidence, useProfile } from './profile-queries.ts';

/** So many are seen at a glance. */
const FEW = 3;

export function EvidencePage() {
  const { t, both, term, named } = useWords();
  const { pupilId = '' } = useParams();
  const { asked } = useTerm();
  const [search, setSearch] = useSearchParams();
  const indicator = search.get('indicator') ?? '';
  const { words: query, hold, state } = useHeldWords();
  const [typed, setTyped] = useState(query);
  const rested = useTyped(typed);
  const dimension = DIMENSION_ORDER.find((one) => one === search.get('dimension'));
  const filter = {
    ...asked,
    ...(dimension ? { dimension } : {}),
    ...(indicator ? { indicator } : {}),
    ...(query ? { query } : {}),
  };
  const { data, error, refetch, isFetching, hasNextPage, fetchNextPage, isFetchingNextPage } = useEvidence(
    pupilId,
    filter,
  );
  // Only for the filter's words; the list does not wait for it.
  const profile = useProfile(pupilId, asked).data;

  useEffect(() => {
    if (rested !== query) hold(rested);
  }, [rested, query, hold]);
  const put = (part: { dimension?: Dimension | ''; indicator?: string }) =>
    setSearch(
      (old) => {
        for (const [name, value] of Object.entries(part)) value ? old.set(name, value) : old.delete(name);
        return old;
      },
      { replace: true, state },
    );
  const [first] = data?.pages ?? [];
  if (!first)
    return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones cards={6} />;

  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const results = profile?.dimensions ?? [];
  const offered = results
    .filter((result) => !dimension || result.dimension === dimension)
    .flatMap((result) => result.indicators);
  const chosen = results.flatMap((result) => result.indicators).find((one) => one.indicatorId === indicator);
  const subject = chosen ? both(chosen.title) : dimension ? t(`dimension.${dimension}`) : t('evidence.everything');
  return (
    <div className={styles['profile']}>
      <Link className="back no-print" to={`/pupils/${pupilId}?term=${first.term.code}`}>
        <Icon name="back" />
        {t('evidence.backTo', { name: first.pupil.name })}
      </Link>
      <PageHead
        title={t('evidence.title', { name: first.pupil.name })}
        where={`${named(first.pupil)} · ${term(first.term.code)}`}
        headline={t(hasNextPage ? 'evidence.headlineMore' : 'evidence.headline', { subject, count: items.length })}
      >
        {(typed !== '' || query || hasNextPage || items.length > FEW) && (
          <TextInput
            className="no-print section"
            type="search"
            label={t('search.records')}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            maxLength={40}
            size="md"
          />
        )}
        <div className="picks no-print">
          <Pick
            label={t('evidence.dimension')}
            value={dimension ?? ''}
            onPick={(value) => put({ dimension: value as Dimension | '', indicator: '' })}
          >
            <option value="">{t('evidence.all')}</option>
            {results.map((result) => (
              <option key={result.dimension} value={result.dimension}>
                {t(`dimension.${result.dimension}`)}
              </option>
            ))}
          </Pick>
          <Pick label={t('evidence.indicator')} value={indicator} onPick={(value) => put({ indicator: value })}>
            <option value="">{t('evidence.all')}</option>
            {offered.map((one) => (
              <option key={one.indicatorId} value={one.indicatorId}>
                {t('evidence.indicatorCount', { title: both(one.title), count: one.records })}
              </option>
            ))}
          </Pick>
        </div>
      </PageHead>
      {items.length === 0 ? (
        <Empty>{t(query ? 'search.none' : dimension || indicator ? 'evidence.noneHere' : 'evidence.none')}</Empty>
      ) : (
        <>
          <h2 className="unseen">{subject}</h2>
          <ul className={styles['timeline']}>
            {items.map((item) => (
              <EvidenceRow key={item.markId} item={item} pupilId={pupilId} asks={isFamily(first.why.role)} />
            ))}
          </ul>
        </>
      )}
      {hasNextPage && (
        <div className="actions">
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('common.more')}
          </Button>
        </div>
      )}
      <WhyLine why={first.why} />
    </div>
  );
}
