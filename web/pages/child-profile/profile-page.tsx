import '../../parts/report-ways.css';
import './minute-words.ts';
import { lazy, Suspense } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import { Icon } from '../../parts/icon.tsx';
import { MethodPanel } from '../../parts/method-panel.tsx';
import { Near } from '../../parts/near.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Pick } from '../../parts/pick.tsx';
import { Bones, Failed } from '../../parts/states.tsx';
import { TermPick, useTerm } from '../../parts/term-pick.tsx';
import { TermWay } from '../../parts/term-way.tsx';
import { WeekWay } from '../../parts/week-way.tsx';
import { WhyLine } from '../../parts/why-line.tsx';
import { grantsOf, useMe } from '../../session.ts';
import { ArrangedLines } from './arranged-lines.tsx';
import { Basis } from './basis.tsx';
import styles from './child-profile.module.css';
import { EvidenceRow } from './evidence-row.tsx';
import { Figures } from './figures.tsx';
import { headlineOf } from './headline.ts';
import { Minute } from './minute.tsx';
import { Neighbours } from './neighbours.tsx';
import { NextStep } from './next-step.tsx';
import { type FamilyProfile, type Profile, type StaffProfile, useProfile } from './profile-queries.ts';
import { SeriesLines } from './series-lines.tsx';
import { Strengths } from './strengths.tsx';

/** Comment, works, book: with their words. */
const LateSections = lazy(async () => ({
  default: (await import('../child-profile-end/late-sections.tsx')).LateSections,
}));

/** Few pages are opened by who arranges something. */
const ArrangementsSection = lazy(async () => ({ default: (await import('./arrangements.tsx')).ArrangementsSection }));

export function ProfilePage() {
  const { pupilId = '' } = useParams();
  const { asked, pickTerm } = useTerm();
  const { data, error, refetch, isFetching } = useProfile(pupilId, asked);
  if (!data) {
    return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones cards={5} />;
  }
  return <Loaded key={`${pupilId} ${data.term.code}`} data={data} pickTerm={pickTerm} />;
}

function ChildPick({ now }: { now: string }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const children = grantsOf(useMe(), 'guardian').flatMap(({ place }) => (place.kind === 'pupil' ? [place] : []));
  if (children.length < 2 || !children.some(({ id }) => id === now)) return null;
  return (
    <Pick label={t('profile.child')} isBare value={now} onPick={(id) => void navigate(`/pupils/${id}`)}>
      {children.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Pick>
  );
}

function Method({ data }: { data: Profile }) {
  const made = { version: data.methodVersion, at: data.asOf };
  return <MethodPanel methods={['score', 'interval', 'change']} made={made} />;
}

/** As of when the page is, in which term: nobody's first question, and said wherever figures are. */
function AsOf({ data }: { data: Profile }) {
  const { t, term, time } = useWords();
  return (
    <p className="small">
      {term(data.term.code)} · {t('figure.asOf', { time: time(data.asOf) })}
    </p>
  );
}

function FamilyTop({ data }: { data: FamilyProfile }) {
  const { t, day, term: termName } = useWords();
  const { pupil, term, strengths } = data;
  return (
    <>
      <Minute data={data} />
      {data.noticeUntil && (
        <Link className="onward no-print" to={`/pupils/${pupil.pupilId}/notice`}>
          {t('atNotice.family', { until: day(data.noticeUntil) })}
          <Icon name="next" />
        </Link>
      )}
      {data.toConfirm && (
        <Link className="onward no-print" to={`/pupils/${pupil.pupilId}/confirmation`}>
          {t('atNotice.confirm', { term: termName(data.toConfirm) })}
          <Icon name="next" />
        </Link>
      )}
      <Basis of={`${pupil.pupilId} ${term.code}`}>
        <AsOf data={data} />
        {strengths.length > 0 && <Strengths strengths={strengths} pupilId={pupil.pupilId} term={term.code} />}
        <Figures data={data} />
        <Method data={data} />
      </Basis>
      <Link className="onward no-print" to={`/pupils/${pupil.pupilId}/contributions`}>
        {t('profile.addOutside')}
        <Icon name="next" />
      </Link>
      {data.why.role === 'guardian' && (
        <>
          <TermWay />
          <WeekWay />
        </>
      )}
    </>
  );
}

function StaffTop({ data }: { data: StaffProfile }) {
  const words = useWords();
  const { t, both, className } = words;
  const { pupil, term, strengths, nextStep, formerNames } = data;
  const place = `${className(data.class)} · ${both(data.schoolName)}`;
  return (
    <>
      <PageHead title={pupil.name} where={`${words.named(pupil)} · ${place}`} headline={headlineOf(data, words)}>
        <AsOf data={data} />
        {formerNames.length > 0 && (
          <p className="small no-print">{t('profile.formerNames', { names: words.list(formerNames) })}</p>
        )}
      </PageHead>
      {strengths.length > 0 && <Strengths strengths={strengths} pupilId={pupil.pupilId} term={term.code} />}
      {nextStep && <NextStep step={nextStep} />}
      <Figures data={data} />
    </>
  );
}

function Loaded({ data, pickTerm }: { data: Profile; pickTerm: (code: string) => void }) {
  const { t, className } = useWords();
  const { pupil, term } = data;
  const isStaff = data.audience === 'staff';
  // The homeroom teacher of the child's class and the school's office; the service asks again.
  const arranging = grantsOf(useMe(), 'homeroom', 'school-office');
  const arranges =
    isStaff && arranging.some(({ place: { kind, id } }) => kind !== 'class' || id === data.class.classId);
  const all = `/pupils/${pupil.pupilId}/evidence?term=${term.code}`;
  return (
    <div className={styles['profile']}>
      {isStaff && (
        <Link className="back no-print" to={`/classes/${data.class.classId}?term=${term.code}`}>
          <Icon name="back" />
          {className(data.class)}
        </Link>
      )}
      {isStaff && <Neighbours classId={data.class.classId} pupilId={pupil.pupilId} term={term.code} />}
      <div className={isStaff ? 'picks no-print' : `picks no-print ${styles['bare-picks']}`}>
        <ChildPick now={pupil.pupilId} />
        <TermPick terms={data.terms} term={term.code} onPick={pickTerm} isBare={!isStaff} />
      </div>
      {isStaff ? <StaffTop data={data} /> : <FamilyTop data={data} />}
      <section className="section">
        <h2>{t('profile.recent')}</h2>
        {data.recent.length === 0 ? (
          <p className="quiet">{t('profile.noRecent')}</p>
        ) : (
          <>
            <ul className={styles['timeline']}>
              {data.recent.map((item) => (
                <EvidenceRow key={item.markId} item={item} pupilId={pupil.pupilId} asks={!isStaff} />
              ))}
            </ul>
            <Link className="onward no-print" to={all}>
              {t('profile.allEvidence')}
              <Icon name="next" />
            </Link>
          </>
        )}
      </section>
      <SeriesLines series={data.series} />
      {arranges ? (
        <Suspense fallback={<Bones cards={1} />}>
          <ArrangementsSection child={pupil} />
        </Suspense>
      ) : (
        <ArrangedLines data={data} />
      )}
      <Near>
        <Suspense fallback={<Bones cards={3} />}>
          <LateSections data={data} />
        </Suspense>
      </Near>
      <WhyLine why={data.why} />
      {isStaff && <Method data={data} />}
    </div>
  );
}
