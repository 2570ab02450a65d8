import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';
import './on-paper.ts';
import { useWords } from '../i18n/use-words.ts';
import type { Plot as Drawer, Drawn } from './chart.tsx';

/** The library comes while somebody still reads what is above. */
const NEAR = '300px 0px';
const AT_A_DESK = window.matchMedia('(pointer: fine) and (min-width: 1024px)');
const AFTER_WORDS = 2_000;

type State = typeof Drawer | 'not-asked' | 'coming' | 'failed';
let drawer: State = 'not-asked';
const watchers = new Set<() => void>();
const watch = (watcher: () => void) => {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
};
function say(next: State) {
  drawer = next;
  for (const watcher of watchers) watcher();
}

/** Charts are drawn by a library that is larger than a page: it is fetched once, when the first chart comes near. */
async function fetchDrawer() {
  if (drawer !== 'not-asked' && drawer !== 'failed') return;
  say('coming');
  // Without a network the words stand in its place, and the next chart that comes near asks again.
  await import('./chart.tsx').then(
    ({ Plot: fetched }) => say(fetched),
    () => say('failed'),
  );
}

/** Opened by the buttons of a page: paper shows every chart, also those that nobody has scrolled to. */
export async function printWithCharts() {
  if (document.querySelector('.plot')) await fetchDrawer();
  window.print();
}

/** The place of a chart, from the start as high as its sheet or `height` says. Until it is drawn its words stand for it. */
export function Plot({ height, label, ...drawn }: Drawn & { label: string; height?: number | undefined }) {
  const { t } = useWords();
  const place = useRef<HTMLDivElement>(null);
  const [isNear, setNear] = useState(false);
  const Drawing = useSyncExternalStore(watch, () => drawer);
  useEffect(() => {
    if (isNear || !place.current) return undefined;
    const come = () => {
      setNear(true);
      void fetchDrawer();
    };
    const observer = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && come(), {
      rootMargin: NEAR,
    });
    observer.observe(place.current);
    // A browser prints what is there when this returns.
    const toPaper = () => flushSync(come);
    window.addEventListener('beforeprint', toPaper);
    // At a desk Ctrl+P is always at hand and leaves no time to fetch.
    const early = AT_A_DESK.matches ? setTimeout(() => void fetchDrawer(), AFTER_WORDS) : undefined;
    return () => {
      observer.disconnect();
      window.removeEventListener('beforeprint', toPaper);
      clearTimeout(early);
    };
  }, [isNear]);
  const isDrawn = isNear && typeof Drawing === 'function';
  const state = isDrawn ? 'drawn' : Drawing === 'failed' ? 'failed' : 'waiting';
  return (
    <div className="plot" data-state={state} ref={place} style={isDrawn ? { height } : { minHeight: height }}>
      {isDrawn && <Drawing {...drawn} label={label} />}
      {state === 'waiting' && <span className="bone no-print" role="img" aria-label={label} />}
      {!isDrawn && (
        <p className={state === 'failed' ? 'small' : 'small print-only'}>
          {t('figure.noChart')} {label}
        </p>
      )}
    </div>
  );
}
