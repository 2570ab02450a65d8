import { useCallback } from 'react';
import { useLocation, useNavigate } from 'react-router';

/** What a place in the browser's history holds beside its address. */
type Held = { readonly words?: string };

/** Words to be looked for where a link leads. */
export const wordsHeld = (words: string): Held => ({ words });

/**
 * Words that are looked for stay with the place in the history, for reloading and coming back, and are no part of its address: addresses are
 * remembered, sent on and written down, and a child's name may be among the words. Whoever changes the address gives `state` along.
 */
export function useHeldWords() {
  const { pathname, search, state } = useLocation();
  const navigate = useNavigate();
  const words = (state as Held | null)?.words ?? '';
  const hold = useCallback(
    (next: string) => void navigate({ pathname, search }, { replace: true, state: wordsHeld(next) }),
    [navigate, pathname, search],
  );
  return { words, hold, state: wordsHeld(words) };
}
