import './arranged-words.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useArrangements } from './arrangement-queries.ts';
import type { Profile } from './profile-queries.ts';

type Arranged = Profile['arranged'];

/** What is asked of the child otherwise than of all, each in one sentence; the reason is asked for by a guardian alone: whoever wrote it was told that the child does not read it. */
export function ArrangedLines({ data }: { data: Profile }) {
  if (data.arranged.length === 0) return null;
  return data.audience === 'family' && data.why.role === 'guardian' ? (
    <WithReasons pupilId={data.pupil.pupilId} arranged={data.arranged} />
  ) : (
    <Lines arranged={data.arranged} />
  );
}

function WithReasons({ pupilId, arranged }: { pupilId: string; arranged: Arranged }) {
  const { data } = useArrangements(pupilId);
  const reasonOf = ({ indicatorId, from }: Arranged[number]) =>
    data?.arrangements.find((one) => one.indicatorId === indicatorId && one.from === from)?.reason;
  return <Lines arranged={arranged} reasonOf={reasonOf} />;
}

type LinesProps = { arranged: Arranged; reasonOf?: (one: Arranged[number]) => string | undefined };

function Lines({ arranged, reasonOf }: LinesProps) {
  const { t, both, day } = useWords();
  return (
    <section className="section">
      <h2>{t('arranged.title')}</h2>
      {arranged.map((one) => {
        const { indicatorId, title, goal, from, to } = one;
        const said = { title: both(title), from: day(from), to: day(to), goal };
        const reason = reasonOf?.(one);
        return (
          <p key={`${indicatorId} ${from}`}>
            {goal === null ? t('arranged.saidExempt', said) : t('arranged.saidAdapted', said)}
            {reason !== undefined && <span className="small"> {t('arranged.reasonIs', { reason })}</span>}
          </p>
        );
      })}
    </section>
  );
}
