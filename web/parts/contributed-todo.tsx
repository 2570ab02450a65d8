import '../evidence/contributed-words.ts';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { call, type Reply } from '../api.ts';
import { useWords } from '../i18n/use-words.ts';
import { ownClasses, useMe } from '../session.ts';
import { Icon } from './icon.tsx';

type Waiting = Reply<'get /api/contributions/waiting'>['classes'][number];

/**
 * A line for each class, or for the one that is named, in which something that families sent waits for me, and for each of the two kinds; nothing
 * otherwise, nor where it cannot be asked. It leads to the very place.
 */
export function ContributedTodo({ of }: { of?: string }) {
  const { t, className } = useWords();
  const isTeacher = ownClasses(useMe()).length > 0;
  const { data } = useQuery({
    queryKey: ['contributions-waiting'],
    queryFn: () => call('get /api/contributions/waiting', {}),
    enabled: isTeacher,
    staleTime: 0,
  });
  const shown = data?.classes.filter(({ classId }) => of === undefined || classId === of) ?? [];
  if (shown.length === 0) return null;
  // What was asked comes first: there somebody waits by a day.
  const linesOf = ({ waiting, questions, overdue }: Waiting) => [
    ...(questions === 0
      ? []
      : [
          {
            to: 'questions',
            words: [
              t('contributed.questions', { count: questions }),
              ...(overdue > 0 ? [t('contributed.late', { count: overdue })] : []),
            ].join(' · '),
            means: t('contributed.answerMeans'),
          },
        ]),
    ...(waiting === 0
      ? []
      : [
          {
            to: 'contributions',
            words: t('contributed.todo', { count: waiting }),
            means: t('contributed.todoMeans'),
          },
        ]),
  ];
  return (
    <ul className="rows blind-todo no-print">
      {shown.flatMap((one) =>
        linesOf(one).map(({ to, words, means }) => (
          <li key={`${one.classId} ${to}`}>
            <Link className="row-link" to={`/classes/${one.classId}/${to}`}>
              <span>
                <strong>
                  {of === undefined && `${className(one)} · `}
                  {words}
                </strong>
                <br />
                <span className="small">{means}</span>
              </span>
              <Icon name="next" />
            </Link>
          </li>
        )),
      )}
    </ul>
  );
}
