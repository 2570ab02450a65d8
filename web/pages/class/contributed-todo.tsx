import '../../evidence/contributed-words.ts';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { waitingQuery } from '../../evidence/waiting-query.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Icon } from '../../parts/icon.tsx';

/** One line while something that families sent waits; nothing otherwise, nor where it cannot be asked. */
export function ContributedTodo({ classId }: { classId: string }) {
  const { t } = useWords();
  const { data } = useQuery(waitingQuery(classId));
  if (!data || data.waiting === 0) return null;
  return (
    <ul className="rows blind-todo no-print">
      <li>
        <Link className="row-link" to={`/classes/${classId}/contributions`}>
          <span>
            <strong>{t('contributed.todo', { count: data.waiting })}</strong>
            <br />
            <span className="small">{t('contributed.todoMeans')}</span>
          </span>
          <Icon name="next" />
        </Link>
      </li>
    </ul>
  );
}
