const FLAG = 'signed-in';

/**
 * Whether somebody signed in on this device and not out again: no name, no secret, only that. Without it a page does not ask the
 * service who is there, because the answer, «nobody», would be an error on the browser's console.
 */
export function isKnownHere(): boolean {
  try {
    return localStorage.getItem(FLAG) !== null;
  } catch {
    return true; // storage is refused (a private window): then the service is asked
  }
}

export function setKnownHere(isKnown: boolean) {
  try {
    if (isKnown) localStorage.setItem(FLAG, '1');
    else localStorage.removeItem(FLAG);
  } catch {
    // Storage is refused: isKnownHere() then answers yes, and the service is asked.
  }
}
