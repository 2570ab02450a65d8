import './sightings-words.ts';
import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { call } from '../../api.ts';
import { useWords, type Words } from '../../i18n/use-words.ts';
import { Icon } from '../../parts/icon.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Bones, Empty, Failed } from '../../parts/states.tsx';
import { WhyLine } from '../../parts/why-line.tsx';
import { type Onlooker, type SightingDay, sightingDays } from './sighting-days.ts';
import styles from './sightings.module.css';

const useSightings = (pupilId: string) =>
  useInfiniteQuery({
    queryKey: ['pupil', pupilId, 'sightings'],
    queryFn: ({ pageParam }) =>
      call('get /api/pupils/:pupilId/sightings', {
        params: { pupilId },
        query: pageParam === null ? {} : { cursor: pageParam },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });

function whoIn({ isMe, name }: Pick<Onlooker, 'isMe' | 'name'>, { t }: Words): string {
  return isMe ? t('sightings.me') : name || t('sightings.nobody');
}

function headlineOf([last]: readonly SightingDay[], since: string, { t, day }: Words): string {
  if (!last) return t('sightings.headlineNone', { since });
  return t('sightings.headline', { day: day(last.day), count: last.people.length });
}

/** Who of the school saw a child, day by day: for the family, the office and the principal. */
export function SightingsPage() {
  const words = useWords();
  const { t, named, day } = words;
  const { pupilId = '' } = useParams();
  const { data, error, refetch, isFetching, hasNextPage, fetchNextPage, isFetchingNextPage } = useSightings(pupilId);
  const [first] = data?.pages ?? [];
  if (!first) return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones />;
  const all = data?.pages.flatMap((page) => page.sightings) ?? [];
  const inSchools = new Set(all.map(({ schoolName }) => schoolName?.zh)).size > 1;
  const days = sightingDays(all);
  const { name } = first.pupil;
  const since = day(first.since);
  return (
    <>
      <Link className="back no-print" to={`/pupils/${pupilId}`}>
        <Icon name="back" />
        {t('sightings.back', { name })}
      </Link>
      <PageHead
        title={t('sightings.way')}
        where={t('sightings.where', { name: named(first.pupil) })}
        headline={headlineOf(days, since, words)}
      />
      {all.length === 0 && <Empty>{t('sightings.empty')}</Empty>}
      {days.map((one) => (
        <section key={one.day} className="section">
          <h2>{day(one.day)}</h2>
          <ul className="rows">
            {one.people.map((who) => (
              <Row key={who.key} who={who} inSchools={inSchools} words={words} />
            ))}
          </ul>
        </section>
      ))}
      {hasNextPage && (
        <div className="actions">
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('common.more')}
          </Button>
        </div>
      )}
      <section className={`section ${styles['how']}`}>
        <h2>{t('sightings.how')}</h2>
        <p>{t('sightings.howNoted')}</p>
        <p>{t('sightings.howFamily')}</p>
        <p>{t('sightings.howKept', { since })}</p>
        <p>{t('sightings.howSchool')}</p>
      </section>
      <WhyLine why={first.why} />
    </>
  );
}

function Row({ who, inSchools, words }: { who: Onlooker; inSchools: boolean; words: Words }) {
  const { t, both, list } = words;
  return (
    <li className={styles['who']}>
      <strong>{whoIn(who, words)}</strong>
      <span className="small">
        {` · ${t(`role.${who.role}`)}`}
        {inSchools && who.schoolName && ` · ${both(who.schoolName)}`}
      </span>
      <br />
      <span className="small">{list(who.kinds.map((kind) => t(`sightings.kind.${kind}`)))}</span>
    </li>
  );
}
