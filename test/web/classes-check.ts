import { posix } from 'node:path';
import { parseSync } from 'vite';

/** The files of web/, by their path: sheets and pages. */
export type Sources = ReadonlyMap<string, string>;
type Node = { readonly type: string } & Readonly<Record<string, unknown>>;
/** What an expression behind className may say: words in quotes, a name of a module, or something that cannot be looked up. */
type Said = { readonly words: string } | { readonly of: string; readonly name: string } | { readonly unread: string };

const GLOBAL = /:global\(\.([\w-]+)\)/g;
const selectorsOf = (css: string) =>
  [...css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{}]*)\{/g)]
    .map(([, before = '']) => before.replace(/^[\s\S]*;/, '').trim())
    .filter((selector) => !selector.startsWith('@') && !/^(from|to|[\d.]+%)/.test(selector));
const classesOf = (css: string) =>
  new Set(
    selectorsOf(css)
      .join(' ')
      .match(/(?<=\.)-?[a-z_][\w-]*/gi),
  );
const ownOf = (css: string) => classesOf(css.replaceAll(GLOBAL, ''));

const isNode = (one: unknown): one is Node => typeof one === 'object' && one !== null && 'type' in one;
function* nodesIn(one: unknown): Generator<Node> {
  if (Array.isArray(one)) for (const each of one) yield* nodesIn(each);
  if (!isNode(one)) return;
  yield one;
  for (const child of Object.values(one)) yield* nodesIn(child);
}

/** Only what is plain to read: texts, templates, either of two, and names of a module. */
function saidBy(value: unknown, code: string): Said[] {
  if (!isNode(value)) return [];
  const read = (one: unknown) => saidBy(one, code);
  const all = (many: unknown) => (many as unknown[]).flatMap(read);
  const { type, property } = value;
  if (type === 'Literal' && typeof value['value'] === 'string') return [{ words: value['value'] }];
  if (type === 'Identifier' && value['name'] === 'undefined') return [];
  if (type === 'JSXExpressionContainer') return read(value['expression']);
  if (type === 'TemplateElement') return [{ words: (value['value'] as { raw: string }).raw }];
  if (type === 'TemplateLiteral') return [...all(value['quasis']), ...all(value['expressions'])];
  if (type === 'ConditionalExpression') return [...read(value['consequent']), ...read(value['alternate'])];
  if (type === 'LogicalExpression') return read(value['right']);
  if (type === 'MemberExpression' && isNode(property) && typeof property['value'] === 'string') {
    return [{ of: String((value['object'] as Node)['name']), name: property['value'] }];
  }
  return [{ unread: code.slice(Number(value['start']), Number(value['end'])) }];
}

function classNamesIn(path: string, code: string): Said[] {
  return [...nodesIn(parseSync(path, code).program)].flatMap((node) => {
    const isClassName = (name: unknown) => isNode(name) && name['name'] === 'className';
    if (node.type === 'JSXAttribute' && isClassName(node['name'])) return saidBy(node['value'], code);
    const isGiven = node.type === 'Property' && isNode(node['value']) && node['value'].type === 'Literal';
    return isGiven && isClassName(node['key']) ? saidBy(node['value'], code) : [];
  });
}

/** The sheets a file loads: those without a name count for its quotes, those with one for what it says of that name. */
function sheetsOf(path: string, code: string) {
  const at = (sheet: string) => posix.join(posix.dirname(path), sheet);
  const imports = [...code.matchAll(/^import (?:(\w+) from )?'(\.[^']+\.css)';$/gm)];
  const plain = imports.flatMap(([, name, sheet = '']) => (name ? [] : at(sheet)));
  const named = new Map(imports.flatMap(([, name, sheet = '']) => (name ? [[name, at(sheet)] as const] : [])));
  return { plain, named };
}

/** What a module does beyond its own classes. */
function moduleFaults(sheet: string, css: string, isGlobal: (name: string) => boolean): string[] {
  const selectors = selectorsOf(css).flatMap((selector) => selector.split(/,(?![^()]*\))/).map((one) => one.trim()));
  const wide = selectors.filter((selector) => ownOf(`${selector}{`).size === 0);
  const unknown = [...css.matchAll(GLOBAL)].map(([, name = '']) => name).filter((name) => !isGlobal(name));
  const ids = selectors.filter((selector) => selector.includes('#'));
  return [
    ...wide.map((selector) => `${sheet}: «${selector}» reaches other pages`),
    ...unknown.map((name) => `${sheet}: .${name} is not global`),
    ...ids.map((selector) => `${sheet}: the id in «${selector}» is renamed`),
  ];
}

/** Every class that is said and nowhere dressed, dressed and nowhere said, or not to be looked up; and every sheet that reaches too far. */
export function classFaults(sources: Sources): string[] {
  const sheets = [...sources].filter(([path]) => path.endsWith('.css'));
  const own = new Map(sheets.map(([sheet, css]) => [sheet, ownOf(css)]));
  const said = new Set<string>();
  const everywhere = sheetsOf('web/main.tsx', sources.get('web/main.tsx') ?? '').plain;
  const faults: string[] = [];
  /** Whether one of the sheets has it; then it is said. */
  const find = (name: string, among: readonly string[]) => {
    const found = among.filter((sheet) => own.get(sheet)?.has(name));
    for (const sheet of found) said.add(`${sheet} ${name}`);
    return found.length > 0;
  };

  for (const [path, code] of [...sources].filter(([one]) => one.endsWith('.tsx'))) {
    const { plain, named } = sheetsOf(path, code);
    for (const one of classNamesIn(path, code)) {
      if ('unread' in one) faults.push(`${path}: className says «${one.unread}», which nobody can look up`);
      else if ('of' in one) {
        if (!find(one.name, [named.get(one.of) ?? ''])) faults.push(`${path}: ${one.of} has no .${one.name}`);
      } else {
        const unknown = one.words.split(/\s+/).filter((word) => word !== '' && !find(word, [...everywhere, ...plain]));
        faults.push(...unknown.map((word) => `${path}: no sheet it loads has .${word}`));
      }
    }
  }

  // A plain sheet may add to a class of another plain sheet, as print.css does.
  const isModule = (sheet: string) => sheet.endsWith('.module.css');
  const plainSheets = sheets.map(([sheet]) => sheet).filter((sheet) => !isModule(sheet));
  const isSaid = (sheet: string, name: string) =>
    (isModule(sheet) ? [sheet] : plainSheets).some((one) => said.has(`${one} ${name}`)) || name.startsWith('mantine-');
  for (const [sheet, names] of own) {
    faults.push(...[...names].filter((name) => !isSaid(sheet, name)).map((name) => `${sheet}: nobody says .${name}`));
  }
  const isGlobal = (name: string) =>
    plainSheets.some((sheet) => own.get(sheet)?.has(name)) || name.startsWith('mantine-');
  const modules = sheets.filter(([sheet]) => isModule(sheet));
  const bases = modules.map(([sheet]) => posix.basename(sheet));
  const twins = bases.filter((base, index) => bases.indexOf(base) < index);
  return [
    ...faults,
    ...modules.flatMap(([sheet, css]) => moduleFaults(sheet, css, isGlobal)),
    ...twins.map((base) => `${base}: two sheets of this name would share their classes`),
  ];
}
