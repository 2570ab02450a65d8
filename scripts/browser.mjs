// Runs before the tests, with nothing but Node: the browser journeys need Chromium and Chinese fonts. Installs Debian's where it
// may (as root, with apt-get), and says so loudly where there is none.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
const isThere = () => [...PLACES, MAC].some((place) => existsSync(place));

if (!isThere() && process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
  process.stdout.write('Installing Chromium and Chinese fonts for the browser journeys (a minute or two, once)…\n');
  const apt = (...words) => spawnSync('apt-get', words, { stdio: ['ignore', 'ignore', 'inherit'] });
  apt('update', '-qq');
  apt('install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk');
}
if (!isThere()) {
  const line = '!'.repeat(78);
  process.stdout.write(`${line}\n!! No Chromium on this machine: THE BROWSER JOURNEYS WILL BE SKIPPED.\n`);
  process.stdout.write(`!! Debian, Ubuntu: apt-get install chromium fonts-noto-cjk\n${line}\n`);
}
