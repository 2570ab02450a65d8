import { useEffect, useRef } from 'react';

/** Asks before a link or a reload leaves the page with something unsaved. It is kept on this device even so. */
export function useLeaveGuard(isDirty: (isLink: boolean) => boolean, words: string) {
  const now = useRef({ isDirty, words });
  useEffect(() => {
    now.current = { isDirty, words };
  });
  useEffect(() => {
    const unload = (event: BeforeUnloadEvent) => {
      if (now.current.isDirty(false)) event.preventDefault();
    };
    const click = (event: MouseEvent) => {
      const link = (event.target as Element).closest('a[href]');
      const leaves = link instanceof HTMLAnchorElement && !link.getAttribute('href')?.startsWith('#');
      if (!leaves || !now.current.isDirty(true) || window.confirm(now.current.words)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('beforeunload', unload);
    document.addEventListener('click', click, { capture: true });
    return () => {
      window.removeEventListener('beforeunload', unload);
      document.removeEventListener('click', click, { capture: true });
    };
  }, []);
}
