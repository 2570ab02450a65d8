import '../evidence/contributed-words.ts';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { call, type Reply } from '../api.ts';
import { useWords } from '../i18n/use-words.ts';
import { ownClasses, useMe } from '../session.ts';
import { Icon } from './icon.tsx';

type Waiting = Reply<'get /api/contributions/waiting'>['classes'][number];

function useWaiting(): readonly Waiting[] {
  const isTeacher = ownClasses(useMe()).length > 0;
  const { data } = useQuery({
    queryKey: ['contributions-waiting'],
    queryFn: () => call('get /api/contributions/waiting', {}),
    enabled: isTeacher,
    staleTime: 0,
  });
  return data?.classes ?? [];
}

/** What waits, in words: what was asked first, because somebody waits for an answer. */
function useWaitingWords() {
  const { t } = useWords();
  return ({ waiting, questions, overdue }: Pick<Waiting, 'waiting' | 'questions' | 'overdue'>): string =>
    [
      ...(questions > 0 ? [t('contributed.questions', { count: questions })] : []),
      ...(overdue > 0 ? [t('contributed.late', { count: overdue })] : []),
      ...(waiting > 0 ? [t('contributed.todo', { count: waiting })] : []),
    ].join(' · ');
}

/**
 * A line for each class, or for the one that is named, in which something that families sent waits for me; nothing otherwise, nor where it
 * cannot be asked. It leads to the very place; where both kinds wait, that one leads on to the other.
 */
export function ContributedTodo({ of }: { of?: string }) {
  const { t, className } = useWords();
  const wordsOf = useWaitingWords();
  const shown = useWaiting().filter(({ classId }) => of === undefined || classId === of);
  if (shown.length === 0) return null;
  return (
    <ul className="rows blind-todo no-print">
      {shown.map((one) => (
        <li key={one.classId}>
          <Link
            className="row-link"
            to={`/classes/${one.classId}/${one.questions > 0 ? 'questions' : 'contributions'}`}
          >
            <span>
              <strong>
                {of === undefined && `${className(one)} · `}
                {wordsOf(one)}
              </strong>
              <br />
              <span className="small">
                {t(one.questions > 0 ? 'contributed.answerMeans' : 'contributed.todoMeans')}
              </span>
            </span>
            <Icon name="next" />
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** On the page of one kind of what waits in a class: how much of the other there is, and the way to it. */
export function OtherTodo({ classId, kind }: { classId: string; kind: 'contributions' | 'questions' }) {
  const wordsOf = useWaitingWords();
  const found = useWaiting().find((one) => one.classId === classId);
  const count = kind === 'questions' ? found?.questions : found?.waiting;
  if (!found || !count) return null;
  const only = kind === 'questions' ? { ...found, waiting: 0 } : { ...found, questions: 0, overdue: 0 };
  return (
    <Link className="onward no-print" to={`/classes/${classId}/${kind}`}>
      {wordsOf(only)}
      <Icon name="next" />
    </Link>
  );
}
