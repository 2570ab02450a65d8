import '../evidence/contributed-words.ts';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { call } from '../api.ts';
import { useWords } from '../i18n/use-words.ts';
import { ownClasses, useMe } from '../session.ts';
import { Icon } from './icon.tsx';

/**
 * A line for each class, or for the one that is named, in which something that families sent waits for me; nothing otherwise, nor where it
 * cannot be asked. It leads to the very place.
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
  return (
    <ul className="rows blind-todo no-print">
      {shown.map(({ waiting, ...one }) => (
        <li key={one.classId}>
          <Link className="row-link" to={`/classes/${one.classId}/contributions`}>
            <span>
              <strong>
                {of === undefined && `${className(one)} · `}
                {t('contributed.todo', { count: waiting })}
              </strong>
              <br />
              <span className="small">{t('contributed.todoMeans')}</span>
            </span>
            <Icon name="next" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
