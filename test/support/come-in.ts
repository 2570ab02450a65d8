import type { Page } from 'playwright-core';
import type { World } from './world.ts';

/** Signed in by the cookie alone, as whoever was here before: two journeys type a password, the others are about what comes after. */
export async function comeIn(world: World, page: Page, username: string) {
  const [name = '', value = ''] = (await world.cookieOf(username)).split('=');
  // What the page before still asks would be answered that nobody is signed in, and the browser says so on its console. Left for an empty
  // page, this browser would forget what a file that is saved later is called.
  if (page.url().startsWith(world.origin)) await page.goto(`${world.origin}/api/health`);
  await page.context().clearCookies();
  await page.context().addCookies([{ name, value, url: world.origin }]);
  await page.goto(`${world.origin}/sign-in`);
  await page.evaluate("localStorage.setItem('signed-in', '1')");
}
