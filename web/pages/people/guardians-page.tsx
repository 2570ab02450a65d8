import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { PupilName } from '../../parts/pupil-name.tsx';
import { Bones, Empty, Failed } from '../../parts/states.tsx';
import { CodeDialog } from './code-dialog.tsx';
import { HeldRow } from './held-row.tsx';
import styles from './people.module.css';
import { addGuardian, type Code, endGuardian, useGuardians } from './people-queries.ts';
import { WhoDialog } from './who-dialog.tsx';

/** The guardians of a class: who has none and who never signed in is said first. */
export function GuardiansPage() {
  const { classId = '' } = useParams();
  const { t, both, className, named } = useWords();
  const { data, error, refetch, isFetching } = useGuardians(classId);
  const [code, setCode] = useState<Code | null>(null);
  const [adding, setAdding] = useState<string | null>(null);
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones />;
  const without = data.pupils.filter((one) => one.guardians.length === 0).length;
  const silent = data.pupils.filter(
    ({ guardians }) => guardians.length > 0 && !guardians.some((one) => one.hasSignedIn),
  ).length;
  const to = data.pupils.find((one) => one.pupilId === adding);
  const shared = { schoolId: data.schoolId, showCode: setCode };
  return (
    <div className={styles['people-page']}>
      <PageHead
        title={t('people.guardians')}
        where={`${both(data.schoolName)} ${className(data)}`}
        headline={without > 0 ? t('people.without', { count: without }) : t('people.allHave')}
      >
        {silent > 0 && <p>{t('people.silent', { count: silent })}</p>}
        <p>
          <Link to={`/schools/${data.schoolId}/people`}>{t('people.toStaff')}</Link>
          {' · '}
          <Link to={`/classes/${classId}/sign-in-sheet`}>{t('signInSheet.open')}</Link>
        </p>
      </PageHead>
      {data.pupils.length === 0 && <Empty>{t('people.noPupils')}</Empty>}
      {data.pupils.map((pupil) => (
        <section key={pupil.pupilId} className="section">
          <div className={styles['people-head']}>
            <h2>
              <PupilName of={pupil} />
            </h2>
            <button
              type="button"
              className="quiet-button"
              aria-label={t('people.addGuardianTo', { name: named(pupil) })}
              onClick={() => setAdding(pupil.pupilId)}
            >
              {t('people.addGuardian')}
            </button>
          </div>
          {pupil.guardians.length === 0 ? (
            <p className="small">{t('people.noGuardian')}</p>
          ) : (
            <ul className="rows">
              {pupil.guardians.map((held) => (
                <HeldRow
                  key={held.grantId}
                  held={held}
                  {...shared}
                  end={() => endGuardian(pupil.pupilId, held.grantId)}
                />
              ))}
            </ul>
          )}
        </section>
      ))}
      {to && (
        <WhoDialog
          title={t('people.addGuardianTo', { name: named(to) })}
          means={t('people.guardianMeans')}
          asks="nothing"
          {...shared}
          save={({ username, name, isNew }) => addGuardian(to.pupilId, { username, name, isNew })}
          close={() => setAdding(null)}
        />
      )}
      {code && <CodeDialog code={code} close={() => setCode(null)} />}
    </div>
  );
}
