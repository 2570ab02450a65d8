import { useEffect, useRef } from 'react';

/** Single keys, while nothing is being typed and no modifier is held. */
export function useKeys(pressed: (key: string, event: KeyboardEvent) => void) {
  const latest = useRef(pressed);
  useEffect(() => {
    latest.current = pressed;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof Element && event.target.matches('input, textarea, select');
      if (!isTyping && !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat)
        latest.current(event.key.toLowerCase(), event);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
