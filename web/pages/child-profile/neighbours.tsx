import { Link } from 'react-router';
import type { Reply } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Icon } from '../../parts/icon.tsx';
import { PupilName } from '../../parts/pupil-name.tsx';
import { inOrder, usePupilOrder } from '../../parts/pupil-order.ts';
import { queries } from '../../queries.ts';
import styles from './child-profile.module.css';

type ClassPupils = Reply<'get /api/classes/:classId/pupils'>;

/** To the classmate before and after, at the same place on the page. Only for who came from the class: nothing is asked for it. */
export function Neighbours(props: { classId: string; pupilId: string; term: string }) {
  const { t } = useWords();
  const [known] = queries.getQueriesData<ClassPupils>({ queryKey: ['class', props.classId, 'pupils'] });
  const pupils = inOrder(known?.[1]?.pupils ?? [], usePupilOrder(), ({ name }) => name);
  const place = pupils.findIndex(({ pupilId }) => pupilId === props.pupilId);
  const [before, after] = [pupils[place - 1], pupils[place + 1]];
  if (place < 0) return null;
  return (
    <nav className={`${styles['neighbours']} no-print`} aria-label={t('profile.neighbours')}>
      {before && (
        <Link className="onward" to={`/pupils/${before.pupilId}?term=${props.term}`} state={{ stay: true }}>
          <Icon name="back" />
          <PupilName of={before} />
        </Link>
      )}
      {after && (
        <Link
          className={`onward ${styles['after']}`}
          to={`/pupils/${after.pupilId}?term=${props.term}`}
          state={{ stay: true }}
        >
          <PupilName of={after} />
          <Icon name="next" />
        </Link>
      )}
    </nav>
  );
}
