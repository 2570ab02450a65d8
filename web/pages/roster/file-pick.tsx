import { useRef, useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { Notice } from '../../parts/states.tsx';

type Props = {
  name: string | null;
  isBusy: boolean;
  choose: (file: { name: string; bytes: Uint8Array }) => void;
};

/** Drop a zip, or choose one; the button is the same for the keyboard. */
export function FilePick({ name, isBusy, choose }: Props) {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const [isWrong, setWrong] = useState(false);

  async function take(file: File | undefined) {
    if (!file || isBusy) return;
    const isZip = /\.zip$/i.test(file.name);
    setWrong(!isZip);
    if (isZip) choose({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
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
      <p>{name ?? t('roster.drop')}</p>
      <button type="button" className="plain-button" disabled={isBusy} onClick={() => input.current?.click()}>
        {t(name ? 'roster.chooseOther' : 'roster.choose')}
      </button>
      <input
        ref={input}
        type="file"
        accept=".zip,application/zip"
        hidden
        aria-label={t('roster.choose')}
        onChange={(event) => {
          void take(event.currentTarget.files?.[0]);
          event.currentTarget.value = '';
        }}
      />
      {isWrong && <Notice kind="warn">{t('roster.notZip')}</Notice>}
    </div>
  );
}
