import { DOMParser, type Element, type Node } from '@xmldom/xmldom';
import { EmblemFault } from './emblem-fault.ts';

const SVG = 'http://www.w3.org/2000/svg';
/** Shapes, and what shapes are filled, cut and repeated with. Whatever else is drawn would be missing on paper, and is refused. */
const DRAWN = new Set(
  `svg g a defs symbol use switch path rect circle ellipse line polyline polygon
   linearGradient radialGradient stop pattern clipPath mask marker style`.split(/\s+/),
);
/** What says something about the drawing and draws nothing. */
const UNDRAWN = new Set(['title', 'desc', 'metadata', 'script']);
/** Deeper than any program that draws writes it; each level is a call. */
const DEEPEST = 100;
const TEXT_NODE = 3;
const CDATA = 4;

/**
 * An SVG as it is safe to draw, written anew from its shapes: nothing that acts, nothing of another address, no entity.
 * @param edge pixels of its longer side
 * @throws EmblemFault where something of it would be missing, or it is no SVG
 */
export function safeSvg(sent: string, edge: number): string {
  const root = rootOf(sent);
  const [x, y, width, height] = boxOf(root);
  const scale = edge / Math.max(width, height);
  const size = [width * scale, height * scale].map((side) => Math.max(1, Math.round(side)));
  const own = attributesOf(root, ['width', 'height', 'viewBox', 'x', 'y']);
  return `<svg xmlns="${SVG}" width="${size[0]}" height="${size[1]}" viewBox="${x} ${y} ${width} ${height}"${own}>${inside(root, 0)}</svg>`;
}

function rootOf(sent: string): Element {
  // Entities are declared between square brackets, and nothing that draws an emblem needs one.
  if (/<!DOCTYPE[^>]*\[/i.test(sent) || /<!ENTITY/i.test(sent)) throw new EmblemFault('emblem.svg-part');
  const broken = () => {
    throw new EmblemFault('emblem.svg-broken');
  };
  const parser = new DOMParser({ onError: (level) => (level === 'warning' ? undefined : broken()) });
  let root: Element | null = null;
  try {
    root = parser.parseFromString(sent.trimStart(), 'image/svg+xml').documentElement;
  } catch {
    // Its words are about markup; whoever drew an emblem is told what to do with it.
    broken();
  }
  if (root?.localName !== 'svg' || root.namespaceURI !== SVG) throw new EmblemFault('emblem.svg-broken');
  return root;
}

/** Left, top, width and height in its own units: of the view box, or of the size it is drawn at. */
function boxOf(root: Element): readonly [number, number, number, number] {
  const [x = 0, y = 0, width = 0, height = 0] = (root.getAttribute('viewBox') ?? '')
    .split(/[\s,]+/)
    .filter((part) => part !== '')
    .map(Number);
  const box = [x, y, width || lengthOf(root, 'width'), height || lengthOf(root, 'height')] as const;
  const isRight =
    box.every(Number.isFinite) && box[2] > 0 && box[3] > 0 && Math.max(box[2] / box[3], box[3] / box[2]) < 20;
  if (!isRight) throw new EmblemFault('emblem.svg-broken');
  return box;
}
const lengthOf = (root: Element, name: string) => Number.parseFloat(root.getAttribute(name) ?? '');

function inside(parent: Node, depth: number): string {
  if (depth > DEEPEST) throw new EmblemFault('emblem.svg-part');
  let written = '';
  for (const child of parent.childNodes) {
    if (isElement(child)) written += drawn(child, depth + 1);
    else if (parent.nodeName === 'style' && (child.nodeType === TEXT_NODE || child.nodeType === CDATA)) {
      written += styleOf(child.nodeValue ?? '');
    }
  }
  return written;
}

const isElement = (node: Node): node is Element => node.nodeType === 1;

function drawn(element: Element, depth: number): string {
  const name = element.localName ?? '';
  // What a drawing program keeps for itself has a namespace of its own.
  if (element.namespaceURI !== SVG || UNDRAWN.has(name)) return '';
  if (['text', 'tspan', 'textPath', 'foreignObject'].includes(name)) throw new EmblemFault('emblem.svg-text');
  if (name === 'image' || name === 'feImage') throw new EmblemFault('emblem.svg-picture');
  if (!DRAWN.has(name)) throw new EmblemFault('emblem.svg-part');
  return `<${name}${attributesOf(element, [])}>${inside(element, depth)}</${name}>`;
}

function attributesOf(element: Element, without: readonly string[]): string {
  let written = '';
  for (const { localName, namespaceURI, value } of element.attributes) {
    const name = localName ?? '';
    const isReference = name === 'href';
    const isOurs = namespaceURI === null || namespaceURI === '' || isReference;
    if (!isOurs || without.includes(name) || /^on/i.test(name) || !/^[a-zA-Z][\w-]*$/.test(name)) continue;
    // A link around a shape draws nothing; a shape of another address would.
    if (isReference && !value.startsWith('#')) {
      if (element.localName === 'a') continue;
      throw new EmblemFault('emblem.svg-part');
    }
    written += ` ${name}="${escaped(stays(value))}"`;
  }
  return written;
}

/** Styles may name parts of the same drawing, and load nothing. */
const styleOf = (css: string) => {
  if (css.includes('@')) throw new EmblemFault('emblem.svg-part');
  return escaped(stays(css));
};

function stays(value: string): string {
  const isElsewhere = [...value.matchAll(/url\(\s*['"]?\s*(.)/gi)].some(([, first]) => first !== '#');
  if (isElsewhere || /expression\s*\(|javascript:/i.test(value)) throw new EmblemFault('emblem.svg-part');
  return value;
}

const escaped = (value: string) =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
