import { Button, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import { Icon } from '../../parts/icon.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { PupilName } from '../../parts/pupil-name.tsx';
import { Bones, Empty, Failed } from '../../parts/states.tsx';
import { TermWay } from '../../parts/term-way.tsx';
import { useHeldWords } from '../../parts/use-held-words.ts';
import { useTyped } from '../../parts/use-typed.ts';
import { WeekWay } from '../../parts/week-way.tsx';
import { grantsOf, ownChildren, useMe } from '../../session.ts';
import { usePupils } from './profile-queries.ts';

/** A guardian's children, or for staff the pupils they may open, found by name. */
export function PupilsPage() {
  const { t, both, className, day } = useWords();
  const me = useMe();
  const isStaff = grantsOf(me, 'teacher', 'homeroom', 'principal', 'school-office').length > 0;
  const { words: query, hold } = useHeldWords();
  const [typed, setTyped] = useState(query);
  const rested = useTyped(typed);
  const { data, error, refetch, isFetching, hasNextPage, fetchNextPage, isFetchingNextPage } = usePupils(query);

  useEffect(() => {
    if (rested !== query) hold(rested);
  }, [rested, query, hold]);

  const found = data?.pages.flatMap((page) => page.pupils) ?? [];
  return (
    <>
      <PageHead
        title={t(isStaff ? 'nav.pupils' : 'nav.children')}
        headline={isStaff ? t('pupils.findTitle') : t('pupils.childrenTitle', { count: ownChildren(me).length })}
      >
        {isStaff && (
          <div className="section">
            <TextInput
              type="search"
              label={t('pupils.name')}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
              maxLength={40}
              size="md"
            />
          </div>
        )}
      </PageHead>
      {!data &&
        (error ? <Failed isPart error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones />)}
      {data && found.length === 0 && <Empty>{query ? t('pupils.noneFound', { query }) : t('pupils.none')}</Empty>}
      {found.length > 0 && (
        <ul className="rows">
          {found.map((pupil) => (
            <li key={pupil.pupilId}>
              <Link className="row-link" to={`/pupils/${pupil.pupilId}`}>
                <span>
                  <strong>
                    <PupilName of={pupil} />
                  </strong>
                  <br />
                  <span className="small">
                    {pupil.class && pupil.schoolName
                      ? `${className(pupil.class)} · ${both(pupil.schoolName)}`
                      : t('pupils.noClass')}
                    {pupil.until !== null && ` · ${t('pupils.until', { day: day(pupil.until) })}`}
                  </span>
                </span>
                <Icon name="next" />
              </Link>
            </li>
          ))}
        </ul>
      )}
      {ownChildren(me).length > 0 && (
        <>
          <TermWay />
          <WeekWay />
        </>
      )}
      {hasNextPage && (
        <div className="actions">
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('common.more')}
          </Button>
        </div>
      )}
    </>
  );
}
