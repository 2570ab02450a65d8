import '../../parts/report-ways.css';
import { lazy, Suspense } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import { Icon } from '../../parts/icon.tsx';
import { MethodPanel } from '../../parts/method-panel.tsx';
import { Near } from '../../parts/near.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { PhotoConsent } from '../../parts/photo-consent.tsx';
import { Pick } from '../../parts/pick.tsx';
import { printWithCharts } from '../../parts/plot.tsx';
import { Bones, Failed } from '../../parts/states.tsx';
import { TermPick, useTerm } from '../../parts/term-pick.tsx';
import { WhyLine } from '../../parts/why-line.tsx';
import { grantsOf, useMe } from '../../session.ts';
import { ArrangedLines } from './arranged-lines.tsx';
import styles from './child-profile.module.css';
import { DimensionCard } from './dimension-card.tsx';
import { EvidenceRow } from './evidence-row.tsx';
import { Growth } from './growth.tsx';
import { headlineOf } from './headline.ts';
import { Neighbours } from './neighbours.tsx';
import { NextStep } from './next-step.tsx';
import { type Profile, useProfile } from './profile-queries.ts';
import { ScoresFigure } from './scores-figure.tsx';
import { SeriesLines } from './series-lines.tsx';
import { Strengths } from './strengths.tsx';

const ReleasedComments = lazy(async () => ({
  default: (await import('../comment/released-comments.tsx')).ReleasedComments,
}));
const WorksSection = lazy(async () => ({ default: (await import('../selection/works-section.tsx')).WorksSection }));

/** Few pages are opened by who arranges something. */
const ArrangementsSection = lazy(async () => ({ default: (await import('./arrangements.tsx')).ArrangementsSection }));

/** What goes home on paper; its words come with it. */
const BookSection = lazy(async () => ({ default: (await import('./book-section.tsx')).BookSection }));

/** Who saw the child is told to few, and its words come with it. */
const SightingsWay = lazy(async () => ({ default: (await import('../sightings/sightings-way.tsx')).SightingsWay }));
const TOLD_WHO_SAW: readonly string[] = ['guardian', 'school-office', 'principal'];

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
    <Pick label={t('profile.child')} value={now} onPick={(id) => void navigate(`/pupils/${id}`)}>
      {children.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Pick>
  );
}

/** What is kept about the child is the family's to take along. */
function OwnCopy({ pupilId }: { pupilId: string }) {
  const { t, language } = useWords();
  const file = (format: 'csv' | 'xlsx') => `/api/pupils/${pupilId}/record/file?format=${format}&lang=${language}`;
  return (
    <section className="section no-print">
      <h2>{t('ownCopy.title')}</h2>
      <p>{t('ownCopy.what')}</p>
      <p className="actions">
        <a className="plain-button button-link" href={file('xlsx')} download>
          {t('ownCopy.xlsx')}
        </a>
        <a className="plain-button button-link" href={file('csv')} download>
          {t('ownCopy.csv')}
        </a>
        <button type="button" className="plain-button" onClick={() => void printWithCharts()}>
          {t('ownCopy.print')}
        </button>
      </p>
      <p className="small">{t('ownCopy.object')}</p>
    </section>
  );
}

function Loaded({ data, pickTerm }: { data: Profile; pickTerm: (code: string) => void }) {
  const words = useWords();
  const { t, both, className, time } = words;
  const { pupil, term } = data;
  const isStaff = data.audience === 'staff';
  // The homeroom teacher of the child's class and the school's office; the service asks again.
  const arranging = grantsOf(useMe(), 'homeroom', 'school-office');
  const arranges =
    isStaff && arranging.some(({ place: { kind, id } }) => kind !== 'class' || id === data.class.classId);
  const place = `${className(data.class)} · ${both(data.schoolName)}`;
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
      <div className="picks no-print">
        <ChildPick now={pupil.pupilId} />
        <TermPick terms={data.terms} term={term.code} onPick={pickTerm} />
      </div>
      <PageHead title={pupil.name} where={`${words.named(pupil)} · ${place}`} headline={headlineOf(data, words)}>
        <p className="small">
          {words.term(term.code)} · {t('figure.asOf', { time: time(data.asOf) })}
        </p>
        {isStaff && data.formerNames.length > 0 && (
          <p className="small no-print">{t('profile.formerNames', { names: words.list(data.formerNames) })}</p>
        )}
      </PageHead>
      {data.strengths.length > 0 && <Strengths strengths={data.strengths} pupilId={pupil.pupilId} term={term.code} />}
      {data.nextStep && <NextStep step={data.nextStep} isStaff={isStaff} />}
      {!isStaff && (
        <Link className="onward no-print" to={`/pupils/${pupil.pupilId}/contributions`}>
          {t('profile.addOutside')}
          <Icon name="next" />
        </Link>
      )}
      <ScoresFigure data={data} />
      <Growth data={data} />
      {data.dimensions.length > 0 && (
        <section className="section">
          <h2>{t('profile.dimensions')}</h2>
          {data.dimensions.map((result) => (
            <DimensionCard key={result.dimension} result={result} data={data} />
          ))}
        </section>
      )}
      <SeriesLines series={data.series} />
      <Near>
        <Suspense fallback={<Bones cards={1} />}>
          {!isStaff && <ReleasedComments pupilId={pupil.pupilId} term={term.code} />}
          <WorksSection pupilId={pupil.pupilId} term={term.code} />
        </Suspense>
      </Near>
      {arranges ? (
        <Suspense fallback={<Bones cards={1} />}>
          <ArrangementsSection child={pupil} />
        </Suspense>
      ) : (
        <ArrangedLines data={data} />
      )}
      <section className="section">
        <h2>{t('profile.recent')}</h2>
        {data.recent.length === 0 ? (
          <p className="quiet">{t('profile.noRecent')}</p>
        ) : (
          <>
            <ul className={styles['timeline']}>
              {data.recent.map((item) => (
                <EvidenceRow key={item.markId} item={item} pupilId={pupil.pupilId} />
              ))}
            </ul>
            <Link className="onward no-print" to={all}>
              {t('profile.allEvidence')}
              <Icon name="next" />
            </Link>
          </>
        )}
      </section>
      {data.audience === 'family' && (
        <PhotoConsent pupilId={pupil.pupilId} name={pupil.name} consent={data.photoConsent} />
      )}
      <Suspense fallback={<Bones cards={1} />}>
        <BookSection pupilId={pupil.pupilId} term={term.code} isStaff={isStaff} />
        {TOLD_WHO_SAW.includes(data.why.role) && <SightingsWay pupilId={pupil.pupilId} />}
      </Suspense>
      {data.audience === 'family' && <OwnCopy pupilId={pupil.pupilId} />}
      <WhyLine why={data.why} />
      <MethodPanel methods={['score', 'interval', 'change']} made={{ version: data.methodVersion, at: data.asOf }} />
    </div>
  );
}
