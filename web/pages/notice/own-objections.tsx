import { useWords } from '../../i18n/use-words.ts';
import { Bones, Failed } from '../../parts/states.tsx';
import { ObjectionLines } from './objection-lines.tsx';
import { useOwnObjections } from './objection-queries.ts';
import type { RunningNotice } from './own-notice-query.ts';
import { RaiseForm } from './raise-form.tsx';

/** What this family objected to, and while a notice runs the form to do so. What was answered stays after it. */
export function OwnObjections({ pupilId, notices }: { pupilId: string; notices: readonly RunningNotice[] }) {
  const { t } = useWords();
  const { data, error, refetch, isFetching } = useOwnObjections(pupilId);
  if (!data)
    return error ? (
      <Failed isPart error={error} retry={() => void refetch()} isRetrying={isFetching} />
    ) : (
      <Bones cards={1} />
    );
  return (
    <>
      {notices.map((one) => (
        <section key={one.noticeId} className="section">
          <h2>{t('objection.raise')}</h2>
          <p className="small">{t('objection.rules', { count: data.answerDays })}</p>
          <RaiseForm pupilId={pupilId} one={one} />
        </section>
      ))}
      {data.objections.length > 0 && (
        <section className="section">
          <h2>{t('objection.mine')}</h2>
          {data.objections.map((one) => (
            <article key={one.objectionId} className="card">
              <ObjectionLines one={one} head="h3" />
            </article>
          ))}
        </section>
      )}
    </>
  );
}
