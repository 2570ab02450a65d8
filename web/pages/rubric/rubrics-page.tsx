import './rubric-words.ts';
import { Link, useSearchParams } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import { DimensionName } from '../../parts/dimension-mark.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Pick } from '../../parts/pick.tsx';
import { Bones, Empty, Failed } from '../../parts/states.tsx';
import { TermPick, useTerm } from '../../parts/term-pick.tsx';
import { ownAreas, ownSchools, useMe } from '../../session.ts';
import styles from './rubric.module.css';
import { type InForce, useRubrics } from './rubric-queries.ts';
import { RubricRead } from './rubric-read.tsx';

/** How children are judged: the rubrics in force, for whoever belongs here. */
export function RubricsPage() {
  const { asked, pickTerm } = useTerm();
  const [search] = useSearchParams();
  const areaId = search.get('area');
  const { data, error, refetch, isFetching } = useRubrics({ ...asked, ...(areaId ? { areaId } : {}) });
  if (!data) {
    return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones cards={4} />;
  }
  return <Loaded data={data} pickTerm={pickTerm} />;
}

function Loaded({ data, pickTerm }: { data: InForce; pickTerm: (code: string) => void }) {
  const { t, both, term, grade: gradeName } = useWords();
  const [search, setSearch] = useSearchParams();
  const set = (name: string, value: string) =>
    setSearch(
      (old) => {
        if (value) old.set(name, value);
        else old.delete(name);
        return old;
      },
      { replace: true },
    );
  const chosen = data.rubrics.find(({ dimension }) => dimension === search.get('dimension')) ?? data.rubrics[0];
  const grades = [...new Set(chosen?.gradeBands.flatMap((band) => band.grades))].sort((a, b) => a - b);
  const grade = Number(search.get('grade'));
  const band = chosen?.gradeBands.find((one) => one.grades.includes(grade));
  return (
    <div className={styles['rubrics']}>
      <PageHead
        title={t('common.howJudged')}
        where={`${both(data.district.name)} · ${term(data.term.code)}`}
        headline={t('rubric.headline', { count: data.rubrics.length })}
      >
        <p>{t('rubric.promise')}</p>
        <Ways areaId={data.district.areaId} />
        <div className="picks no-print">
          <TermPick terms={data.terms} term={data.term.code} onPick={pickTerm} />
          {data.districts.length > 1 && (
            <Pick label={t('rubric.district')} value={data.district.areaId} onPick={(id) => set('area', id)}>
              {data.districts.map(({ areaId, name }) => (
                <option key={areaId} value={areaId}>
                  {both(name)}
                </option>
              ))}
            </Pick>
          )}
          <Pick label={t('rubric.grade')} value={band ? String(grade) : ''} onPick={(value) => set('grade', value)}>
            <option value="">{t('rubric.allGrades')}</option>
            {grades.map((one) => (
              <option key={one} value={one}>
                {gradeName(one)}
              </option>
            ))}
          </Pick>
        </div>
      </PageHead>
      {chosen ? (
        <>
          <nav className="chips no-print" aria-label={t('rubric.dimensions')}>
            {data.rubrics.map(({ dimension }) => (
              <button
                key={dimension}
                type="button"
                className="chip"
                aria-pressed={dimension === chosen.dimension}
                onClick={() => set('dimension', dimension)}
              >
                <DimensionName dimension={dimension} />
              </button>
            ))}
          </nav>
          <RubricRead key={chosen.rubricId} rubric={chosen} bandId={band?.bandId ?? null} />
        </>
      ) : (
        <Empty>{t('rubric.noneYet')}</Empty>
      )}
    </div>
  );
}

/** Whoever may change something here gets there. */
function Ways({ areaId }: { areaId: string }) {
  const { t } = useWords();
  const me = useMe();
  const [areas, schools] = [ownAreas(me), ownSchools(me)];
  if (areas.length + schools.length === 0) return null;
  const district = areas.includes(areaId);
  return (
    <p className={`${styles['ways-inside']} no-print`}>
      {areas.slice(0, 3).map((id) => (
        <Link key={id} to={`/rubrics/${id}`}>
          {t(district ? 'rubric.toEdit' : 'rubric.toAdopt')}
        </Link>
      ))}
      {schools.map((id) => (
        <Link key={id} to={`/schools/${id}/rubrics`}>
          {t('rubric.toAdopt')}
        </Link>
      ))}
    </p>
  );
}
