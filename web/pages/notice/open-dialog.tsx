import { call } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { FormActions } from '../../parts/form-actions.tsx';
import { problemWords } from '../../parts/problem-words.ts';
import { Notice } from '../../parts/states.tsx';
import { useSending } from './notice-queries.ts';

type Props = { classId: string; code: string; until: string; close: () => void };

/** Its last day is said before it begins, and is what is sent: another one is refused. */
export function OpenDialog({ classId, code, until, close }: Props) {
  const { t, day, term } = useWords();
  const open = useSending({
    about: ['class', classId],
    send: ({ clientId }) =>
      call('post /api/classes/:classId/notices', { params: { classId }, body: { clientId, term: code, until } }),
    done: t('notice.opened'),
    close,
  });
  return (
    <Dialog title={t('notice.openTitle', { term: term(code) })} close={close}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          open.mutate();
        }}
      >
        <p>{t('notice.openMeans', { until: day(until), term: term(code) })}</p>
        {open.error && <Notice kind="bad">{problemWords(t, open.error)}</Notice>}
        <FormActions save={t('notice.openNow', { until: day(until) })} isSaving={open.isPending} cancel={close} />
      </form>
    </Dialog>
  );
}
