import './year-words.ts';
import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Link, useParams } from 'react-router';
import { call, newClientId } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { Pick } from '../../parts/pick.tsx';
import { Bones, Empty, Failed, Notice } from '../../parts/states.tsx';
import { keptSchoolsQuery, queries } from '../../queries.ts';
import { keepsRosters, useMe } from '../../session.ts';
import { type Choices, choicesOf, saidOf, wrongNumber } from './class-choices.ts';
import { ClosingNotice } from './closing-notice.tsx';
import { DayField } from './fields.tsx';
import './end-words.ts';
import { SchoolEndLooked } from './school-end-looked.tsx';
import styles from './school-year.module.css';
import { BackLooked, TakeBackEnd, type TakenBack } from './take-back-end.tsx';
import { refusedWords, type SchoolClasses, type SchoolEnded, useSchoolClasses } from './year-queries.ts';

/** A school closes, or goes on in another one: who keeps the rosters of both says so, and sees first what would happen. */
export function SchoolEndPage() {
  const { schoolId = '' } = useParams();
  const { t, both } = useWords();
  const me = useMe();
  const { data, error, refetch, isFetching } = useSchoolClasses(schoolId);
  const [done, setDone] = useState<SchoolEnded | null>(null);
  const [back, setBack] = useState<TakenBack | null>(null);
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones />;
  return (
    <div className={styles['page']}>
      <PageHead title={t('endSchool.title')} where={both(data.name)} headline={t('endSchool.title')}>
        <p>{t('endSchool.means')}</p>
      </PageHead>
      {done ? (
        <section className="section card">
          <SchoolEndLooked looked={done} />
        </section>
      ) : back ? (
        <section className="section card">
          <BackLooked looked={back} />
        </section>
      ) : data.end ? (
        <>
          <ClosingNotice end={data.end} />
          {keepsRosters(me) && <TakeBackEnd schoolId={schoolId} done={setBack} />}
        </>
      ) : keepsRosters(me) ? (
        <EndForm schoolId={schoolId} school={data} end={setDone} />
      ) : (
        <Empty>{t('endSchool.notYours')}</Empty>
      )}
      <p className="section">
        <Link to={`/schools/${schoolId}/classes`}>{t('schoolYear.classes')}</Link>
      </p>
    </div>
  );
}

type FormProps = { schoolId: string; school: SchoolClasses; end: (done: SchoolEnded) => void };

function EndForm({ schoolId, school, end }: FormProps) {
  const { t, both } = useWords();
  const kept = useQuery(keptSchoolsQuery);
  const next = school.terms.find(({ isCurrent }) => !isCurrent)?.startsOn ?? '';
  const [said, setSaid] = useState({ isMerged: true, intoId: '', from: next });
  const [choices, setChoices] = useState<Choices>({});
  const [isChanged, setChanged] = useState(false);
  const [tried, setTried] = useState(false);
  // Sent again after a lost answer it is done once.
  const clientId = useRef(newClientId());
  const run = useMutation({
    mutationFn: (dryRun: boolean) => {
      const into = said.isMerged ? { schoolId: said.intoId, classes: saidOf(choices) } : null;
      const id = dryRun ? newClientId() : clientId.current;
      return call('post /api/rosters/school-ends', {
        body: { clientId: id, schoolId, from: said.from, into, dryRun },
      });
    },
    onSuccess: async (answer) => {
      setChoices(choicesOf(answer));
      setChanged(false);
      if (answer.outcome === 'checked') return;
      end(answer);
      await queries.invalidateQueries();
    },
  });
  const change = (part: Partial<typeof said>) => {
    setSaid({ ...said, ...part });
    setChoices({});
    clientId.current = newClientId();
    run.reset();
  };
  const isReady = said.from !== '' && (!said.isMerged || said.intoId !== '');
  const looked = run.data?.outcome === 'checked' ? run.data : undefined;
  const look = () => {
    setTried(true);
    if (isReady && !wrongNumber(choices)) run.mutate(true);
  };
  if (!kept.data)
    return kept.error ? <Failed error={kept.error} retry={() => void kept.refetch()} isPart /> : <Bones cards={1} />;
  const others = kept.data.schools.filter((one) => one.schoolId !== schoolId && one.end === null);
  return (
    <section className="section card">
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          look();
        }}
      >
        <Pick
          label={t('endSchool.how')}
          value={said.isMerged ? 'merge' : 'close'}
          onPick={(value) => change({ isMerged: value === 'merge' })}
        >
          <option value="merge">{t('endSchool.merge')}</option>
          <option value="close">{t('endSchool.close')}</option>
        </Pick>
        {said.isMerged && others.length === 0 && <p>{t('endSchool.noOthers')}</p>}
        {said.isMerged && others.length > 0 && (
          <Pick label={t('endSchool.into')} value={said.intoId} onPick={(intoId) => change({ intoId })}>
            <option value="">{t('schoolYear.choose')}</option>
            {others.map((one) => (
              <option key={one.schoolId} value={one.schoolId}>
                {both(one.name)}
              </option>
            ))}
          </Pick>
        )}
        {tried && said.isMerged && said.intoId === '' && <p className="small">{t('people.missing')}</p>}
        <DayField label={t('endSchool.from')} day={said.from} change={(from) => change({ from })} tried={tried} />
        {said.isMerged && <p className="small">{t('endSchool.fromMeans')}</p>}
        <div className="actions">
          <Button type="submit" size="md" variant={looked ? 'default' : 'filled'} loading={run.isPending}>
            {t(looked ? 'schoolYear.lookAgain' : 'schoolYear.look')}
          </Button>
        </div>
      </form>
      <div className={styles['looked']}>
        {run.error && <Notice kind="bad">{refusedWords(t, run.error)}</Notice>}
        {looked && (
          <SchoolEndLooked
            looked={looked}
            choices={choices}
            choose={(chosen) => {
              setChoices(chosen);
              setChanged(true);
            }}
          />
        )}
        {looked && (
          <>
            <p className="small">{t(isChanged ? 'endSchool.changed' : 'endSchool.forGood')}</p>
            <div className="actions">
              <Button size="md" loading={run.isPending} onClick={() => (isChanged ? look() : run.mutate(false))}>
                {t(isChanged ? 'schoolYear.lookAgain' : said.isMerged ? 'endSchool.doMerge' : 'endSchool.doClose')}
              </Button>
            </div>
          </>
        )}
      </div>
    </section>
  );
}
