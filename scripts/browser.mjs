// Runs before the tests, with nothing but Node: the browser journeys need Chromium and Chinese fonts. Installs Debian's where it
// may (as root, with apt-get), and says so loudly where there is none.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const places = JSON.parse(readFileSync(new URL('chromium-places.json', import.meta.url), 'utf8'));
const isThere = () => places.some((place) => existsSync(place));

if (!isThere() && process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
  process.stdout.write('Installing Chromium and Chinese fonts for the browser journeys (a minute or two, once)…\n');
  const apt = (...words) => spawnSync('apt-get', words, { stdio: ['ignore', 'ignore', 'inherit'] });
  apt('update', '-qq');
  const install = (browser) => apt('install', '-y', '-qq', '--no-install-recommends', browser, 'fonts-noto-cjk');
  // The one without windows needs half the work for the same page; where there is none, the whole browser does as well.
  install('chromium-headless-shell');
  if (!isThere()) install('chromium');
}
if (!isThere()) {
  const line = '!'.repeat(78);
  process.stdout.write(`${line}\n!! No Chromium on this machine: THE BROWSER JOURNEYS WILL BE SKIPPED.\n`);
  process.stdout.write(`!! Debian: apt-get install chromium-headless-shell fonts-noto-cjk (or chromium)\n${line}\n`);
}
