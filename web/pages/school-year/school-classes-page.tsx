import './year-words.ts';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import { today } from '../../i18n/written.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { Bones, Empty, Failed, Notice } from '../../parts/states.tsx';
import { keepsRosters, ownSchools, useMe } from '../../session.ts';
import { NumberDialog, OpenDialog } from './class-dialogs.tsx';
import { ClosingNotice } from './closing-notice.tsx';
import styles from './school-year.module.css';
import { TermStart } from './term-start.tsx';
import { type TermClasses, useSchoolClasses } from './year-queries.ts';

type OneClass = TermClasses['classes'][number];

/** The classes of a school, and the new school year. */
export function SchoolClassesPage() {
  const { schoolId = '' } = useParams();
  const { t, both, term } = useWords();
  const { data, error, refetch, isFetching } = useSchoolClasses(schoolId);
  const me = useMe();
  const [isOpening, setOpening] = useState(false);
  const [renamed, setRenamed] = useState<OneClass | null>(null);
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones />;
  const { terms, missing, end } = data;
  const isClosed = end !== null && end.lastDay < today();
  const startable = terms.filter((one) => one.mayStart && needsStart(one, terms));
  return (
    <div className={styles['page']}>
      <PageHead title={t('schoolYear.classes')} where={both(data.name)} headline={t('schoolYear.classesHeadline')}>
        {!isClosed && (
          <Button size="md" variant="default" onClick={() => setOpening(true)}>
            {t('schoolYear.open')}
          </Button>
        )}
      </PageHead>
      {end && <ClosingNotice end={end} />}
      {startable.map((one) => (
        <TermStart key={one.code} schoolId={schoolId} term={one} />
      ))}
      {missing !== null && !end && (
        <Notice kind="calm">
          {t('schoolYear.missing', { term: term(missing) })} <Link to="/terms">{t('schoolYear.toCalendar')}</Link>
        </Notice>
      )}
      {terms.map((one) => (
        <section key={one.code} className="section">
          <h2>{term(one.code)}</h2>
          {one.classes.length === 0 ? (
            <Empty>{t('schoolYear.noClasses')}</Empty>
          ) : (
            <ul className="rows">
              {one.classes.map((at) => (
                <ClassRow
                  key={at.classId}
                  at={at}
                  schoolId={schoolId}
                  rename={isClosed ? null : () => setRenamed(at)}
                />
              ))}
            </ul>
          )}
        </section>
      ))}
      {keepsRosters(me) && (
        <p className="section">
          <Link to={`/schools/${schoolId}/end`}>{t(end ? 'schoolEnd.back' : 'schoolEnd.open')}</Link>
        </p>
      )}
      {isOpening && <OpenDialog schoolId={schoolId} terms={terms} close={() => setOpening(false)} />}
      {renamed && <NumberDialog schoolId={schoolId} at={renamed} close={() => setRenamed(null)} />}
    </div>
  );
}

/** The next term always; the running one only while a class waits that has nobody in it: a roster is weeks late in September. */
function needsStart(one: TermClasses, terms: readonly TermClasses[]): boolean {
  return one === terms[0] ? one.classes.every(({ pupils }) => pupils === 0) : true;
}

function ClassRow({ at, schoolId, rename }: { at: OneClass; schoolId: string; rename: (() => void) | null }) {
  const { t, className, list } = useWords();
  const isOurs = ownSchools(useMe()).includes(schoolId);
  const facts = [
    t('common.pupils', { count: at.pupils }),
    at.homerooms.length > 0 ? t('schoolYear.homeroom', { names: list(at.homerooms) }) : t('schoolYear.noHomeroom'),
  ].join(' · ');
  const words = (
    <>
      <strong>{className(at)}</strong>
      <br />
      <span className="small">{facts}</span>
    </>
  );
  return (
    <li className={styles['class-row']}>
      {isOurs ? <Link to={`/classes/${at.classId}/members`}>{words}</Link> : <span>{words}</span>}
      {rename && (
        <button
          type="button"
          className="quiet-button"
          aria-label={t('schoolYear.actOn', { act: t('schoolYear.rename'), of: className(at) })}
          onClick={rename}
        >
          {t('schoolYear.rename')}
        </button>
      )}
    </li>
  );
}
