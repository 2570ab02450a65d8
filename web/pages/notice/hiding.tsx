import { call } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { problemWords } from '../../parts/problem-words.ts';
import { Notice } from '../../parts/states.tsx';
import { useSending } from '../../use-sending.ts';

/** A guardian's word whether classmates' families see titles of the child; they do unless somebody says no. */
export function Hiding({ pupilId, name, isHidden }: { pupilId: string; name: string; isHidden: boolean }) {
  const { t } = useWords();
  const say = useSending<{ isHidden: boolean }, boolean>({
    about: ['pupil', pupilId, 'notice'],
    send: ({ clientId, value }) =>
      call('put /api/pupils/:pupilId/notice-hiding', { params: { pupilId }, body: { clientId, isHidden: value } }),
    done: t('ownNotice.hidingSaid'),
    decided: t('problem.stale'),
  });
  return (
    <section className="section">
      <label className="check">
        <input
          type="checkbox"
          checked={say.isPending ? say.variables : isHidden}
          disabled={say.isPending}
          onChange={({ currentTarget }) => say.mutate(currentTarget.checked)}
        />
        {t('ownNotice.hide')}
      </label>
      <p className="small">{t('ownNotice.hideMeans', { name })}</p>
      {say.error && <Notice kind="bad">{problemWords(t, say.error)}</Notice>}
    </section>
  );
}
