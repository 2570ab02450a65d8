import './own-term-words.ts';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { call } from '../../api.ts';
import { useWords, type Words } from '../../i18n/use-words.ts';
import { Icon, type IconName } from '../../parts/icon.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Bones, Empty, Failed } from '../../parts/states.tsx';
import type { Me } from '../../queries.ts';
import { useMe } from '../../session.ts';
import styles from './own-term.module.css';
import { addressOf, type Part, type Step } from './step-address.ts';

const MARKS: Readonly<Record<Step['state'], IconName>> = { now: 'next', waits: 'more', later: 'minus', done: 'done' };

/** A child is named by whoever reads this: the service says which one it is, and no name. */
function nameOf({ place }: Part, { grants }: Me, { t, both, className }: Words): string {
  if (place.kind === 'class') return `${className(place.name)} · ${both(place.schoolName)}`;
  if (place.kind === 'school') return both(place.name);
  const own = grants.flatMap((grant) =>
    grant.place.kind === 'pupil' && grant.place.id === place.id ? grant.place.name : [],
  );
  return own[0] ?? t('common.somebody');
}

/** One step in words, shortly in its row, and as what is asked above all rows. */
function saidOf({ place }: Part, { step, state, count, of, by }: Step, { t, day }: Words, isAsked = false): string {
  const key = isAsked ? `first.${place.kind}.${step}` : `${place.kind}.${step}.${state}`;
  const said = t(`ownTerm.${key}`, { count: count ?? 0, of, day: by === null ? '' : day(by) });
  // Of what is over, and of what is far away, no day has to be kept in mind. That of a notice is its own last one, and no day by which others open.
  return by !== null && state === 'now' && step !== 'notice' ? t('ownTerm.by', { said, day: day(by) }) : said;
}

/** The end of the term, step by step: what is next, whose turn it is, by when, and the way to it. */
export function OwnTermPage() {
  const words = useWords();
  const { t, term } = words;
  const me = useMe();
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['own-term'],
    queryFn: () => call('get /api/own-term', {}),
    staleTime: 0,
  });
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones />;
  const { parts } = data;
  const now = parts.flatMap((part) =>
    part.steps.filter(({ state }) => state === 'now').map((step) => ({ part, step })),
  );
  const only = now.length === 1 ? now[0] : undefined;
  const counted = now.length === 0 ? t('ownTerm.headNone') : t('ownTerm.head', { count: now.length });
  return (
    <>
      <PageHead
        title={t('ownTerm.title')}
        where={only ? `${t('ownTerm.title')} · ${nameOf(only.part, me, words)}` : t('ownTerm.title')}
        headline={only ? saidOf(only.part, only.step, words, true) : counted}
      >
        <p className="small">{t('ownTerm.means')}</p>
      </PageHead>
      {parts.length === 0 && <Empty>{t('ownTerm.none')}</Empty>}
      {parts.map((part) => (
        <section key={`${part.place.id} ${part.term.code}`} className="section">
          <h2>{t('ownTerm.of', { name: nameOf(part, me, words), term: term(part.term.code) })}</h2>
          <ol className="rows">
            {part.steps.map((step) => (
              <li key={step.step}>
                <Row part={part} step={step} said={saidOf(part, step, words)} />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}

/** What is mine to do, and what can be looked at, leads there; what has not come yet leads nowhere. */
function Row({ part, step, said }: { part: Part; step: Step; said: string }) {
  const { t } = useWords();
  const { state } = step;
  const inside = (
    <>
      <span className={styles['step']} data-state={state}>
        <Icon name={MARKS[state]} />
        <span>
          <span className="small">{t(`ownTerm.state.${state}`)}</span> {said}
        </span>
      </span>
      {state !== 'later' && <Icon name="next" />}
    </>
  );
  if (state === 'later') return <div className={styles['later']}>{inside}</div>;
  return (
    <Link className="row-link" to={addressOf(part, step)}>
      {inside}
    </Link>
  );
}
