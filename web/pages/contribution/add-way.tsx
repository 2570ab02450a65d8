import '../../evidence/contributed-words.ts';
import { Link } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import { Icon } from '../../parts/icon.tsx';

/** From the child's page to where its family adds something. */
export function AddWay({ pupilId }: { pupilId: string }) {
  const { t } = useWords();
  return (
    <ul className="rows no-print">
      <li>
        <Link className="row-link" to={`/pupils/${pupilId}/contributions`}>
          <span>
            <strong>{t('contributed.open')}</strong>
            <br />
            <span className="small">{t('contributed.openMeans')}</span>
          </span>
          <Icon name="next" />
        </Link>
      </li>
    </ul>
  );
}
