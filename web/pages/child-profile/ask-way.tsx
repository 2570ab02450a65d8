import './ask-words.ts';
import { lazy, Suspense, useState } from 'react';
import type { AskedAbout } from '../../../server/contract/question.ts';
import { call } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import styles from './child-profile.module.css';

/** What somebody types into comes when it is asked for: most who open the page have no question. */
const AskDialog = lazy(async () => ({ default: (await import('../question/ask-dialog.tsx')).AskDialog }));

type Props = { readonly pupilId: string; readonly about: AskedAbout; readonly title: string };

/** Beside a record or a level on the family's page. */
export function AskWay({ pupilId, about, title }: Props) {
  const { t } = useWords();
  const [isAsking, setAsking] = useState(false);
  const words = t('ask.about', { about: title });
  return (
    <div className={`no-print ${styles['ask']}`}>
      <button type="button" className="quiet-button" aria-label={words} onClick={() => setAsking(true)}>
        {t('ask.short')}
      </button>
      {isAsking && (
        <Suspense fallback={null}>
          <AskDialog
            title={words}
            keptAs={`question ${pupilId} ${Object.values(about).join(' ')}`}
            pupilId={pupilId}
            send={({ clientId, text }) =>
              call('post /api/pupils/:pupilId/questions', { params: { pupilId }, body: { clientId, about, text } })
            }
            close={() => setAsking(false)}
          />
        </Suspense>
      )}
    </div>
  );
}
