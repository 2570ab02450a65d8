import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { lookFor } from '../../../server/core/search/look-for.ts';
import { useWords } from '../../i18n/use-words.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { Bones, Empty, Failed } from '../../parts/states.tsx';
import { CodeDialog } from './code-dialog.tsx';
import { FirstGrade } from './first-grade.tsx';
import { HeldRow } from './held-row.tsx';
import styles from './people.module.css';
import { addGrant, type Code, endGrant, type Held, useSchoolPeople } from './people-queries.ts';
import { WhoDialog } from './who-dialog.tsx';

/** As many are read through without looking for anybody. */
const FEW = 12;

/** The staff of a school, class by class. */
export function PeoplePage() {
  const { schoolId = '' } = useParams();
  const { t, both, className } = useWords();
  const { data, error, refetch, isFetching } = useSchoolPeople(schoolId);
  const [code, setCode] = useState<Code | null>(null);
  const [adding, setAdding] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones />;
  const to = data.classes.find((one) => one.classId === adding);
  const shared = { schoolId, showCode: setCode };
  const hasPhone = ({ personId }: Held) => data.withSecondStep.includes(personId);
  const words = typed.trim();
  const isWanted = lookFor(words);
  const wanted = (grants: readonly Held[]) => grants.filter((one) => isWanted({ ...one, code: one.username }));
  const all = [...data.school, ...data.classes.flatMap(({ grants }) => grants)];
  const classes = data.classes.filter(({ grants }) => words === '' || wanted(grants).length > 0);
  const leaders = wanted(data.school);
  return (
    <div className={styles['people-page']}>
      <PageHead title={t('people.title')} where={both(data.name)} headline={t('people.headline')}>
        <p>
          <Link to={`/schools/${schoolId}/sign-in-sheet`}>{t('signInSheet.openStaff')}</Link>
          {' · '}
          <Link to={`/schools/${schoolId}/classes`}>{t('schoolYear.classes')}</Link>
        </p>
        <div className="section">
          <FirstGrade schoolId={schoolId} fromGrade={data.pupilsFromGrade} />
        </div>
      </PageHead>
      {all.length > FEW && (
        <TextInput
          type="search"
          label={t('people.search')}
          value={typed}
          onChange={({ currentTarget: { value } }) => setTyped(value)}
          maxLength={40}
          size="md"
          mb={12}
        />
      )}
      {words !== '' && wanted(all).length === 0 && <Empty>{t('people.noneFound', { query: words })}</Empty>}
      {classes.map((at) => (
        <section key={at.classId} className="section">
          <div className={styles['people-head']}>
            <h2>{className(at)}</h2>
            <span>
              <Link to={`/classes/${at.classId}/guardians`}>{t('people.guardians')}</Link>
              {' · '}
              <Link to={`/classes/${at.classId}/pupil-sign-in-sheet`}>{t('signInSheet.openPupils')}</Link>
            </span>
          </div>
          {!at.grants.some((one) => one.role === 'homeroom' && one.to === null) && (
            <p className="small">{t('people.noHomeroom')}</p>
          )}
          {at.grants.length > 0 && (
            <ul className="rows">
              {wanted(at.grants).map((held) => (
                <HeldRow
                  key={held.grantId}
                  held={held}
                  {...shared}
                  hasPhone={hasPhone(held)}
                  end={(lastDay) => endGrant(schoolId, held.grantId, lastDay)}
                />
              ))}
            </ul>
          )}
          <button
            type="button"
            className="quiet-button"
            aria-label={t('people.addTo', { place: className(at) })}
            onClick={() => setAdding(at.classId)}
          >
            {t('people.add')}
          </button>
        </section>
      ))}
      {(words === '' || leaders.length > 0) && (
        <section className="section">
          <h2>{t('people.leaders')}</h2>
          <p className="small">{t('people.leadersKept')}</p>
          <ul className="rows">
            {leaders.map((held) => (
              <HeldRow key={held.grantId} held={held} hasPhone={hasPhone(held)} {...shared} />
            ))}
          </ul>
        </section>
      )}
      {to && (
        <WhoDialog
          title={t('people.addTo', { place: className(to) })}
          means={t('people.whoMeans')}
          asks="post"
          {...shared}
          save={({ role, subject, ...who }) =>
            addGrant(schoolId, {
              classId: to.classId,
              role,
              subject: role === 'teacher' ? subject || null : null,
              ...who,
            })
          }
          close={() => setAdding(null)}
        />
      )}
      {code && <CodeDialog code={code} close={() => setCode(null)} />}
    </div>
  );
}
