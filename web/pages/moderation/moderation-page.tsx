import { Link, useParams } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import { DimensionName } from '../../parts/dimension-mark.tsx';
import { Icon } from '../../parts/icon.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Bones, Empty, Failed } from '../../parts/states.tsx';
import { TermPick, useTerm } from '../../parts/term-pick.tsx';
import { WhyLine } from '../../parts/why-line.tsx';
import { grantsOf, useMe } from '../../session.ts';
import { DrawForm } from './draw-form.tsx';
import styles from './moderation.module.css';
import { type Round, type Rounds, useRounds } from './moderation-queries.ts';

/** Blind second ratings of an area: what ran, how far it is, and the form that begins one. */
export function ModerationPage() {
  const { areaId = '' } = useParams();
  const { asked, pickTerm } = useTerm();
  const { data, error, refetch, isFetching } = useRounds(areaId, asked);
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones />;
  return <Loaded key={areaId} data={data} pickTerm={pickTerm} />;
}

function Loaded({ data, pickTerm }: { data: Rounds; pickTerm: (code: string) => void }) {
  const { t, both, term } = useWords();
  const { area, rounds } = data;
  const open = rounds.filter(({ isOpen }) => isOpen);
  const free = data.dimensions.filter((dimension) => open.every((round) => round.dimension !== dimension));
  const headline =
    rounds.length === 0
      ? t('moderation.headlineNone')
      : open.length > 0
        ? t('moderation.headlineOpen', { count: open.length })
        : t('moderation.headlineOver', { count: rounds.length });
  return (
    <div className={styles['moderation']}>
      <PageHead
        title={t('moderation.title')}
        where={`${t('moderation.title')} · ${both(area.name)} · ${term(data.term.code)}`}
        headline={headline}
      >
        <p className="small">{t('moderation.means')}</p>
        <div className="picks no-print">
          <TermPick terms={data.terms} term={data.term.code} onPick={pickTerm} />
        </div>
      </PageHead>
      {rounds.length > 0 && (
        <ul className="rows">
          {rounds.map((round) => (
            <RoundRow key={round.roundId} round={round} areaId={area.areaId} />
          ))}
        </ul>
      )}
      {data.term.isCurrent && free.length > 0 && <DrawForm areaId={area.areaId} dimensions={free} />}
      {!data.term.isCurrent && rounds.length === 0 && <Empty>{t('moderation.noneThen')}</Empty>}
      <OtherAreas data={data} />
      <WhyLine why={data.why} />
    </div>
  );
}

function RoundRow({ round, areaId }: { round: Round; areaId: string }) {
  const { t, day } = useWords();
  return (
    <li>
      <Link className="row-link" to={`/areas/${areaId}/moderation/${round.roundId}`}>
        <span>
          <strong>
            <DimensionName dimension={round.dimension} />
          </strong>
          <br />
          <span className="small">
            {t('moderation.asked', { count: round.ratings })} ·{' '}
            {round.isOpen ? t('moderation.closes', { day: day(round.closesOn) }) : t('moderation.over')}
          </span>
        </span>
        <Icon name="next" />
      </Link>
    </li>
  );
}

/** Towns and groups inside, and the other areas I answer for: a round stands where it was drawn. */
function OtherAreas({ data }: { data: Rounds }) {
  const { t, both } = useWords();
  const me = useMe();
  const own = grantsOf(me, 'officer', 'reviewer').flatMap(({ place }) =>
    place.kind === 'area' && place.id !== data.area.areaId ? [{ areaId: place.id, name: both(place.name) }] : [],
  );
  const inside = data.inside.map(({ areaId, kind, name }) => ({
    areaId,
    name: `${t(`areaKind.${kind}`)} · ${both(name)}`,
  }));
  const all = [...new Map([...own, ...inside].map((area) => [area.areaId, area])).values()];
  if (all.length === 0) return null;
  return (
    <section className="section no-print">
      <h2>{t('moderation.otherAreas')}</h2>
      <ul className="rows">
        {all.map(({ areaId, name }) => (
          <li key={areaId}>
            <Link className="row-link" to={`/areas/${areaId}/moderation`}>
              <span>{name}</span>
              <Icon name="next" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
