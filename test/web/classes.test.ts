import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { classFaults } from './classes-check.ts';

const web = new URL('../../web/', import.meta.url);
const paths = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(tsx|css)$/.test(path));

test('no page says a class that its own sheets do not have, and no sheet has a class that nobody says', () => {
  const sources = new Map(paths.map((path) => [`web/${path}`, readFileSync(new URL(path, web), 'utf8')]));
  expect(sources.size).toBeGreaterThan(200);
  expect(classFaults(sources)).toEqual([]);
});

const CLEAN = {
  'web/main.tsx': "import './styles/page.css';\n",
  'web/styles/page.css': '.card { margin: 0; }\n@media print { .card:hover, .quiet { margin: 0.5em; } }',
  'web/pages/a/a.module.css': '.own > :global(.card) { margin: 0; }\n.other { margin: 0; }',
  'web/pages/a/a.tsx': `import styles from './a.module.css';
    const a = (b: boolean) => <p className={b ? \`card \${styles['own']}\` : 'quiet'}><i className={styles['other']} /></p>;`,
};

test.each<[string, string, string, string]>([
  ['web/pages/b/b.tsx', '<p className="own" />', 'web/pages/b/b.tsx: no sheet it loads has .own', 'of another page'],
  [
    'web/pages/b/b.tsx',
    '<p className={name} />',
    'web/pages/b/b.tsx: className says «name», which nobody can look up',
    'unread',
  ],
  ['web/pages/b/b.tsx', '<p className={styles["own"]} />', 'web/pages/b/b.tsx: styles has no .own', 'of no module'],
  ['web/parts/b.css', '.unsaid { margin: 0; }', 'web/parts/b.css: nobody says .unsaid', 'dead'],
  [
    'web/pages/b/b.module.css',
    '.card { margin: 0; }',
    'web/pages/b/b.module.css: nobody says .card',
    'dead in a module',
  ],
  [
    'web/pages/a/a2.module.css',
    ':global(.card) { margin: 0; }',
    'web/pages/a/a2.module.css: «:global(.card)» reaches other pages',
    'too wide',
  ],
])('the check finds what is planted: %s, %s', (path, text, fault) => {
  expect(classFaults(new Map(Object.entries(CLEAN)))).toEqual([]);
  expect(classFaults(new Map(Object.entries({ ...CLEAN, [path]: text })))).toEqual([fault]);
});
