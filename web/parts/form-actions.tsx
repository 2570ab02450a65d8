import { Button } from '@mantine/core';
import { useWords } from '../i18n/use-words.ts';

/** The end of a form in a dialog: send it, or leave it. */
export function FormActions({ save, isSaving, cancel }: { save: string; isSaving: boolean; cancel: () => void }) {
  const { t } = useWords();
  return (
    <div className="actions">
      <Button type="submit" loading={isSaving}>
        {save}
      </Button>
      <Button variant="default" onClick={cancel}>
        {t('common.cancel')}
      </Button>
    </div>
  );
}
