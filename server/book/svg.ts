type Point = [x: number, y: number];

/** Vectors of a chart on paper; their words are of the printed font and never what somebody typed. */
export const line = ([x1, y1]: Point, [x2, y2]: Point, colour: string, width: number) =>
  `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${colour}" stroke-width="${width}"/>`;

export const text = (x: number, y: number, words: string, colour: string, anchor: string) =>
  `<text x="${x}" y="${y}" font-family="sans" font-size="7" fill="${colour}" text-anchor="${anchor}">${words}</text>`;

export const svgOf = ({ width, height }: { width: number; height: number }, parts: readonly string[]) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${parts.join('')}</svg>`;
