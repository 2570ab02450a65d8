import { useEffect, useState } from 'react';
import { Link, Navigate, useParams } from 'react-router';
import { newClientId } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { type KeptGrid, keptGridsOf } from '../../outbox/kept-grid.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { Bones } from '../../parts/states.tsx';
import { useMe } from '../../session.ts';

/** UUID of version 7: the time in front, so that activities of one day stand in the order they were begun. */
function newGridId(): string {
  const time = Date.now().toString(16).padStart(12, '0');
  const rest = newClientId().slice(15);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest}`;
}

/** A new grid has its address from the start, so that a reload finds it again. What was left unsaved is offered first. */
export function NewGridPage() {
  const { t, day } = useWords();
  const { classId = '' } = useParams();
  const { personId } = useMe();
  const [gridId] = useState(newGridId);
  const [left, setLeft] = useState<[string, KeptGrid][] | null>(null);
  useEffect(() => {
    void keptGridsOf(personId, classId).then((found) => setLeft(found.sort(([, a], [, b]) => b.at - a.at)));
  }, [personId, classId]);
  if (left === null) return <Bones />;
  if (left.length === 0) return <Navigate to={`/classes/${classId}/grid/${gridId}`} replace />;
  return (
    <>
      <PageHead title={t('grid.title')} headline={t('grid.left', { count: left.length })} />
      <ul className="rows">
        {left.map(([id, { facts, cells }]) => (
          <li key={id}>
            <Link className="row-link" to={`/classes/${classId}/grid/${id}`}>
              <span>
                <strong>{facts.title || t('grid.untitled')}</strong>
                <br />
                <span className="small">
                  {day(facts.happenedOn)} · {t('grid.cells', { count: Object.keys(cells).length })}
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <div className="actions">
        <Link to={`/classes/${classId}/grid/${gridId}`}>{t('grid.begin')}</Link>
      </div>
    </>
  );
}
