import './photo.css';
import { type ReactNode, useId, useRef, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Icon } from './icon.tsx';
import { toast } from './toast.tsx';

const TYPES = 'image/jpeg,image/png,image/webp';

/** A button that opens the camera (on phones) or the album; what cannot be read is told, the rest is taken. */
export function PhotoTake(props: {
  isCamera?: boolean;
  isQuiet?: boolean;
  take: (file: Blob) => Promise<void>;
  done?: () => void;
  children: ReactNode;
}) {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const [isBusy, setBusy] = useState(false);

  async function takeAll(files: readonly Blob[]) {
    setBusy(true);
    let taken = 0;
    for (const file of files) {
      await props.take(file).then(
        () => {
          taken += 1;
        },
        () => toast(t('photo.unreadable')),
      );
    }
    setBusy(false);
    if (taken > 0) props.done?.();
  }
  return (
    <>
      <input
        ref={input}
        id={id}
        className="photo-input"
        type="file"
        tabIndex={-1}
        aria-hidden="true"
        accept={TYPES}
        multiple={!props.isCamera}
        {...(props.isCamera ? { capture: 'environment' } : {})}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          currentTarget.value = '';
          if (files.length > 0) void takeAll(files);
        }}
      />
      <button
        type="button"
        className={`${props.isQuiet ? 'quiet-button' : 'plain-button'} photo-take`}
        disabled={isBusy}
        aria-busy={isBusy}
        onClick={() => input.current?.click()}
      >
        <Icon name={props.isCamera ? 'camera' : 'picture'} />
        {props.children}
      </button>
    </>
  );
}
