import { useEffect, useState, useSyncExternalStore } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Icon } from './icon.tsx';

type Toast = { id: number; words: string; seconds: number; action?: { word: string; run: () => void } };

let current: Toast | null = null;
let count = 0;
const listeners = new Set<() => void>();
function put(toast: Toast | null) {
  current = toast;
  for (const listener of listeners) listener();
}

export function toast(words: string, action?: Toast['action'], seconds = action ? 10 : 5) {
  count += 1;
  put({ id: count, words, seconds, ...(action ? { action } : {}) });
}
export const endToast = () => put(null);

const listen = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** One at a time, for some seconds; it waits while the pointer or the focus is on it. */
function Shown({ toast: { words, seconds, action } }: { toast: Toast }) {
  const { t } = useWords();
  const [left, setLeft] = useState(seconds);
  const [isPointed, setPointed] = useState(false);
  const [isFocused, setFocused] = useState(false);
  const isHeld = isPointed || isFocused;
  useEffect(() => {
    if (isHeld) return undefined;
    const timer = setInterval(() => setLeft((value) => value - 1), 1000);
    return () => clearInterval(timer);
  }, [isHeld]);
  useEffect(() => {
    if (left <= 0) endToast();
  }, [left]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: holding is a comfort; everything here is reachable without it
    <div
      className="toast"
      onPointerEnter={() => setPointed(true)}
      onPointerLeave={() => setPointed(false)}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
    >
      <Icon name="done" />
      <span className="toast-words">{words}</span>
      {action && (
        <button type="button" onClick={action.run}>
          {action.word} <span aria-hidden="true">({left})</span>
        </button>
      )}
      <button type="button" className="icon-button" aria-label={t('common.close')} onClick={endToast}>
        <Icon name="close" />
      </button>
    </div>
  );
}

export function ToastPlace() {
  const shown = useSyncExternalStore(listen, () => current);
  return (
    <div className="toast-place" role="status">
      {shown && <Shown key={shown.id} toast={shown} />}
    </div>
  );
}
