import type { Indicator } from '../../evidence/evidence-queries.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Pick } from '../../parts/pick.tsx';
import type { Draft } from './draft.ts';
import styles from './log.module.css';

type Props = { indicator: Indicator; draft: Draft; change: (how: (draft: Draft) => Draft) => void };

/** Of a series: which of its tasks was done, and what is seen of it. What a device kept of an earlier edition names no tasks. */
export function TaskChoice({ indicator: { tasks = [] }, draft, change }: Props) {
  const { t, both } = useWords();
  if (tasks.length === 0) return null;
  const chosen = tasks.find(({ taskId }) => taskId === draft.task);
  return (
    <div className={styles['task']}>
      <Pick
        label={t('log.task')}
        value={chosen?.taskId ?? ''}
        onPick={(task) => change((now) => ({ ...now, task: task || null }))}
      >
        <option value="">{t('log.noTask')}</option>
        {tasks.map(({ taskId, title }) => (
          <option key={taskId} value={taskId}>
            {both(title)}
          </option>
        ))}
      </Pick>
      {chosen && <p className="small">{both(chosen.observable)}</p>}
    </div>
  );
}
