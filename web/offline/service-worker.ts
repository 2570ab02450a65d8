/** The version that waits, if one does; `taken`: another tab has taken it, and this page is of the one before. */
let waiting: ServiceWorker | 'taken' | null = null;
let isTaking = false;
const watchers = new Set<() => void>();

export const isNewer = () => waiting !== null;
export function watchNewer(watcher: () => void) {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
}
function say(found: typeof waiting) {
  waiting = found;
  for (const watcher of watchers) watcher();
}

/** Somebody has said so: the page is loaded anew as soon as the new version answers. */
export function takeNewer() {
  isTaking = true;
  if (waiting === 'taken') location.reload();
  else waiting?.postMessage('take over');
}

const HOUR = 3_600_000;

/** What it fetches is for later, and the page that somebody waits for comes first. */
const AFTER_FIRST_PAGE = 5_000;
let isKeeping = false;

/** A device that has the worker already is told of new versions, whoever is there. */
export function followKept() {
  const container = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (container?.controller) keepPageHere();
}

/** A browser without service workers, or a place without https, opens the page from the network, as before. */
export function keepPageHere() {
  const container = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!import.meta.env.PROD || !container || isKeeping) return;
  isKeeping = true;
  let hadOne = container.controller !== null;
  container.addEventListener('controllerchange', () => {
    if (isTaking) location.reload();
    else if (hadOne) say('taken');
    hadOne = true;
  });
  // Where it is refused the page goes on without.
  const register = () =>
    container.register('/service-worker.js', { updateViaCache: 'none' }).then(follow, () => undefined);
  setTimeout(() => void register(), hadOne ? 0 : AFTER_FIRST_PAGE);
}

function follow(registration: ServiceWorkerRegistration) {
  const look = () => {
    if (registration.waiting && navigator.serviceWorker.controller) say(registration.waiting);
  };
  look();
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look));
  // An installed page may stay open for weeks: it asks when it is looked at again.
  let asked = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - asked < HOUR) return;
    asked = Date.now();
    registration.update().catch(() => undefined);
  });
}
