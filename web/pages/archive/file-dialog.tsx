import { useWords } from '../../i18n/use-words.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { FormActions } from '../../parts/form-actions.tsx';

type Props = {
  code: string;
  /** Nothing of the term is filed yet: this closes its records. */
  isFirst: boolean;
  count: number;
  withoutComment: number;
  file: () => void;
  close: () => void;
};

/** What filing means is said once, before it begins. */
export function FileDialog({ code, isFirst, count, withoutComment, file, close }: Props) {
  const { t, term } = useWords();
  return (
    <Dialog title={t('archive.goTitle', { term: term(code) })} close={close}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          file();
        }}
      >
        {isFirst && <p>{t('archive.goCloses')}</p>}
        {withoutComment > 0 && <p>{t('archive.goComments', { count: withoutComment })}</p>}
        <p>{t('archive.goFinal')}</p>
        <FormActions save={t('archive.go', { count })} isSaving={false} cancel={close} />
      </form>
    </Dialog>
  );
}
