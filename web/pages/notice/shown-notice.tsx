import { useQuery } from '@tanstack/react-query';
import { call } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Bones, Failed } from '../../parts/states.tsx';
import { ShownTitles } from './shown-titles.tsx';

/** What families of the class see of one another, for its staff; asked for where somebody opens it, since it is a look at children. */
export function ShownNotice({ classId, code }: { classId: string; code: string }) {
  const { t, term } = useWords();
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['class', classId, 'notice', 'shown'],
    queryFn: () => call('get /api/classes/:classId/notice/shown', { params: { classId } }),
  });
  if (!data)
    return error ? (
      <Failed isPart error={error} retry={() => void refetch()} isRetrying={isFetching} />
    ) : (
      <Bones cards={3} />
    );
  const one = data.notices.find((running) => running.term.code === code);
  return one ? (
    <section>
      <h3>{t('ownNotice.staffSee', { term: term(code) })}</h3>
      <ShownTitles all={one.pupils} />
    </section>
  ) : null;
}
