/** How a line with a goal ends. One that is missed makes the bench fail. */
export function verdict(isHeld: boolean): 'held' | 'missed' {
  if (!isHeld) process.exitCode = 1;
  return isHeld ? 'held' : 'missed';
}
