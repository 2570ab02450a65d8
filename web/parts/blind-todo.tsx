import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useWords } from '../i18n/use-words.ts';
import { ownClasses, useMe } from '../session.ts';
import { taskQuery } from './blind-task.ts';
import { Icon } from './icon.tsx';

/** One line where a teacher begins, while there is something of other schools to judge; nothing otherwise, nor where it cannot be asked. */
export function BlindTodo() {
  const { t, day } = useWords();
  const me = useMe();
  const { data } = useQuery({
    ...taskQuery,
    enabled: ownClasses(me).length > 0,
    staleTime: 300_000,
  });
  if (!data || data.left === 0) return null;
  return (
    <ul className="rows blind-todo no-print">
      <li>
        <Link className="row-link" to="/moderation">
          <span>
            <strong>{t('moderation.todo', { count: data.left })}</strong>
            <br />
            <span className="small">
              {t('moderation.todoMeans')}
              {data.closesOn && ` · ${t('moderation.closes', { day: day(data.closesOn) })}`}
            </span>
          </span>
          <Icon name="next" />
        </Link>
      </li>
    </ul>
  );
}
