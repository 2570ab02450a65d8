import { Button } from '@mantine/core';
import { useWords } from '../../i18n/use-words.ts';
import { Notice } from '../../parts/states.tsx';
import { archiveWords } from './archive-queries.ts';
import type { useFiling } from './use-filing.ts';

type Props = { filing: ReturnType<typeof useFiling>; nameOf: (pupilId: string) => string };

/** How far it is while it runs; then what went, what did not and why, and where it stopped. */
export function FilingLines({ filing, nameOf }: Props) {
  const { t } = useWords();
  const { all, done, results, error, isFiling, mayGoOn, goOn } = filing;
  const went = results.filter(({ outcome }) => outcome === 'filed').length;
  const notWent = results.filter(({ outcome }) => outcome !== 'filed' && outcome !== 'already');
  return (
    <>
      <p role="status">{isFiling && t('archive.going', { done, all })}</p>
      {error && (
        <Notice kind="bad">
          {t('archive.stopped', { done, all })} {archiveWords(t, error)}
        </Notice>
      )}
      {!isFiling && results.length > 0 && (
        <Notice kind={notWent.length > 0 ? 'warn' : 'calm'}>
          <p>{t('archive.went', { count: went })}</p>
          {notWent.length > 0 && (
            <>
              <p>{t('archive.notWent')}</p>
              <ul>
                {notWent.map(({ pupilId, outcome }) => (
                  <li key={pupilId}>
                    {t('archive.notWentRow', { name: nameOf(pupilId), why: t(`archive.outcome.${outcome}`) })}
                  </li>
                ))}
              </ul>
            </>
          )}
        </Notice>
      )}
      {mayGoOn && (
        <p className="actions">
          <Button onClick={goOn}>{t('archive.goOn')}</Button>
        </p>
      )}
    </>
  );
}
