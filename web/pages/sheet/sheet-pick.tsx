import { useRef, useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { Notice } from '../../parts/states.tsx';
import type { SheetFile } from './sheet-file.ts';

type Props = { name: string | null; isBusy: boolean; choose: (file: SheetFile) => void };
const LIMIT = 5 * 1024 * 1024;

/** Drop a table, or choose one; the button is the same for the keyboard. */
export function SheetPick({ name, isBusy, choose }: Props) {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const [wrong, setWrong] = useState<'sheet.notTable' | 'sheet.tooLarge' | null>(null);

  async function take(file: File | undefined) {
    if (!file || isBusy) return;
    const found = !/\.(xlsx|csv)$/i.test(file.name) ? 'sheet.notTable' : file.size > LIMIT ? 'sheet.tooLarge' : null;
    setWrong(found);
    if (!found) choose({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a comfort beside the button
    <div
      className={`drop ${isOver ? 'over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void take(event.dataTransfer.files[0]);
      }}
    >
      <p>{name ?? t('sheet.drop')}</p>
      <button type="button" className="plain-button" disabled={isBusy} onClick={() => input.current?.click()}>
        {t(name ? 'sheet.chooseOther' : 'sheet.choose')}
      </button>
      <input
        ref={input}
        type="file"
        accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        hidden
        aria-label={t('sheet.choose')}
        onChange={(event) => {
          void take(event.currentTarget.files?.[0]);
          event.currentTarget.value = '';
        }}
      />
      {wrong && <Notice kind="warn">{t(wrong)}</Notice>}
    </div>
  );
}
