import { useSyncExternalStore } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { isNewer, takeNewer, watchNewer } from './service-worker.ts';

/** A new version waits until somebody says so: what is being written is never taken away under their hands. */
export function NewVersion() {
  const { t } = useWords();
  const isThere = useSyncExternalStore(watchNewer, isNewer);
  if (!isThere) return null;
  return (
    <div className="notice no-print" role="status">
      <div>
        {t('offline.newVersion')} ·{' '}
        <button type="button" className="quiet-button" onClick={takeNewer}>
          {t('offline.reload')}
        </button>
      </div>
    </div>
  );
}
