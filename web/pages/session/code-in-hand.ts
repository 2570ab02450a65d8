let code = '';

/**
 * The code somebody just signed in with, for the page that follows at once and asks for it: nobody types it a second time. In memory
 * alone, until it was asked for.
 */
export function keepInHand(used: string) {
  code = used;
}

export const codeInHand = () => code;
