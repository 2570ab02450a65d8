import './week-words.ts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link, useSearchParams } from 'react-router';
import { call, type Reply } from '../../api.ts';
import { useWords, type Words } from '../../i18n/use-words.ts';
import { Icon } from '../../parts/icon.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Pick } from '../../parts/pick.tsx';
import { Bones, Failed } from '../../parts/states.tsx';
import type { Me } from '../../queries.ts';
import { useMe } from '../../session.ts';
import { addressOf, type Line, type Part } from './line-address.ts';

type Digest = Reply<'get /api/digest'>;

const useWeek = (week: string | undefined) =>
  useQuery({
    queryKey: ['digest', week ?? null],
    queryFn: () => call('get /api/digest', { query: week === undefined ? {} : { week } }),
    staleTime: 0,
  });

/** Says that this week is on the screen, so that no message comes about it. Without a network it is said when it is next opened. */
function useSeen(isOpen: boolean) {
  const { mutate } = useMutation({ mutationFn: () => call('put /api/digest/seen', {}) });
  useEffect(() => {
    if (isOpen) mutate();
  }, [isOpen, mutate]);
}

function spanOf({ from, to }: Digest['week'], isNow: boolean, { t, day }: Words): string {
  return isNow ? t('week.soFar', { from: day(from) }) : t('week.span', { from: day(from), to: day(to) });
}

/** A child is named by whoever reads this: the service says which one it is, and no name. */
function nameOf({ place }: Part, { grants }: Me, { t, both, className }: Words): string {
  if (place.kind === 'self') return t('week.self');
  if (place.kind === 'class') return `${className(place.name)} · ${both(place.schoolName)}`;
  if (place.kind !== 'pupil') return both(place.name);
  const own = grants.flatMap((grant) =>
    grant.place.kind === 'pupil' && grant.place.id === place.id ? grant.place.name : [],
  );
  return own[0] ?? t('common.somebody');
}

function saidOf({ line, count, of, day: on }: Line, { t, day }: Words): string {
  return t(`week.line.${line}`, { count, of, day: on === null ? '' : day(on) });
}

/** What is new for whoever reads it, a sentence each, and the way to it. */
export function WeekPage() {
  const words = useWords();
  const { t } = words;
  const me = useMe();
  const [search, setSearch] = useSearchParams();
  const asked = search.get('week') ?? undefined;
  const { data, error, refetch, isFetching } = useWeek(asked);
  useSeen(data?.isNow ?? false);
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones />;
  const { week, isNow, weeks, parts } = data;
  const count = parts.reduce((sum, { lines }) => sum + lines.length, 0);
  const headline = t(isNow ? 'week.headline' : 'week.headlinePast', { count });
  const nothing = t(isNow ? 'week.none' : 'week.nonePast');
  return (
    <>
      <PageHead
        title={t('week.title')}
        where={`${t('week.title')} · ${spanOf(week, isNow, words)}`}
        headline={count === 0 ? nothing : headline}
      />
      <div className="picks no-print">
        <Pick
          label={t('week.pick')}
          value={week.from}
          onPick={(from) => setSearch(from === weeks[0]?.from ? {} : { week: from }, { replace: true })}
        >
          {weeks.map((one, place) => (
            <option key={one.from} value={one.from}>
              {spanOf(one, place === 0, words)}
            </option>
          ))}
        </Pick>
      </div>
      {parts.map((part) => (
        <section key={part.place.kind === 'self' ? 'self' : part.place.id} className="section">
          <h2>{nameOf(part, me, words)}</h2>
          <ul className="rows">
            {part.lines.map((line) => (
              <li key={`${line.line} ${line.term}`}>
                <Link className="row-link" to={addressOf(part.place, line)}>
                  <span>{saidOf(line, words)}</span>
                  <Icon name="next" />
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <section className="section">
        <p className="small">{t('week.means')}</p>
      </section>
    </>
  );
}
