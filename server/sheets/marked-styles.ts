const BLOCK = (name: string) => new RegExp(`<((?:[\\w.-]+:)?)${name}(\\s[^<>]*)?>`);
const XF = /<(?:[\w.-]+:)?xf(?:\s[^<>]*)?>/g;
const FILL = /<(?:[\w.-]+:)?fill(?:\s[^<>]*)?\/?>/g;

/** The ground of a marked cell. */
export const MARKED = 'FFE08A';

/**
 * The styles of a workbook with another ground under each that a marked cell has: font, border and number format stay. A workbook whose
 * styles are not written as usual keeps them, and its marks are words alone.
 */
export class MarkedStyles {
  readonly #xml: string;
  readonly #added: string[] = [];
  readonly #known = new Map<number, number>();
  readonly #fills: Block | null;
  readonly #xfs: Block | null;
  readonly #styles: readonly string[];
  readonly #fillsThere: number;

  constructor(xml: string) {
    this.#xml = xml;
    this.#fills = blockOf(xml, 'fills');
    this.#xfs = blockOf(xml, 'cellXfs');
    this.#styles = this.#xfs ? [...this.#xfs.inside.matchAll(XF)].map(([tag]) => tag) : [];
    // Once: a workbook may bring thousands of styles and thousands of fills.
    this.#fillsThere = [...(this.#fills?.inside ?? '').matchAll(FILL)].length;
  }

  readonly of = (style: number): number => {
    const xf = this.#styles[style];
    if (!this.#fills || !this.#xfs || xf === undefined) return style;
    const known = this.#known.get(style);
    if (known !== undefined) return known;
    const plain = xf.replace(/\/?>$/, '').replaceAll(/\s(?:fillId|applyFill)="[^"]*"/g, '');
    this.#added.push(`${plain} fillId="${this.#fillsThere}" applyFill="1"/>`);
    const number = this.#styles.length + this.#added.length - 1;
    this.#known.set(style, number);
    return number;
  };

  get xml(): string {
    if (!this.#fills || !this.#xfs || this.#added.length === 0) return this.#xml;
    const p = this.#fills.prefix;
    const fill = `<${p}fill><${p}patternFill patternType="solid"><${p}fgColor rgb="FF${MARKED}"/></${p}patternFill></${p}fill>`;
    const put: readonly (readonly [Block, string])[] = [
      [this.#fills, fill],
      [this.#xfs, this.#added.join('')],
    ];
    // From the end, so that what comes before keeps its place.
    return [...put]
      .sort(([a], [b]) => b.from - a.from)
      .reduce((xml, [{ from, open, inside }, more]) => {
        const end = from + open.length + inside.length;
        const counted = open.replace(/\scount="[^"]*"/, '');
        return `${xml.slice(0, from)}${counted}${inside}${more}${xml.slice(end)}`;
      }, this.#xml);
  }
}

type Block = { readonly prefix: string; readonly from: number; readonly open: string; readonly inside: string };

function blockOf(xml: string, name: string): Block | null {
  const found = BLOCK(name).exec(xml);
  if (!found || found[0].endsWith('/>')) return null;
  const [open, prefix = ''] = found;
  const start = found.index + open.length;
  const end = xml.indexOf(`</${prefix}${name}>`, start);
  return end < 0 ? null : { prefix, from: found.index, open, inside: xml.slice(start, end) };
}
