/** One line of a chart. */
export interface Line {
  readonly name: string;
  /** x and y, both above 0. */
  readonly points: readonly (readonly [number, number])[];
}

/** What a chart says besides its lines. */
export interface ChartText {
  readonly title: string;
  readonly x: string;
  readonly y: string;
}

const WIDTH = 640;
const HEIGHT = 360;
/** Where the lines are drawn; names of lines stand to the right of it. */
const PLOT = { left: 64, right: 470, top: 44, bottom: 308 };
const COLOURS = ["#0b6bcb", "#c2410c", "#15803d", "#7e22ce", "#525252"];

/** From a value to a place on the page. */
type Scale = (value: number) => number;

/**
 * Draws lines over two logarithmic axes: equal steps are equal factors, and what does not grow is level.
 * @param text - title and what the axes are
 * @param lines - to draw
 * @returns SVG
 */
export function lineChart(text: ChartText, lines: readonly Line[]): string {
  const xs = [...new Set(lines.flatMap(({ points }) => points.map(([x]) => x)))];
  const ys = lines.flatMap(({ points }) => points.map(([, y]) => y));
  const low = 10 ** Math.floor(Math.log10(Math.min(...ys)));
  const high = 10 ** Math.ceil(Math.log10(Math.max(...ys)));
  const x = logScale(Math.min(...xs), Math.max(...xs), PLOT.left, PLOT.right);
  const y = logScale(low, high, PLOT.bottom, PLOT.top);
  const ends = spread(lines.map(({ points }) => y(points.at(-1)?.[1] ?? low)));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" font-family="system-ui, sans-serif" font-size="12" role="img">`,
    `<title>${escape(text.title)}</title>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    label(PLOT.left, 20, text.title, 'font-size="14" font-weight="600"'),
    label(PLOT.left, 36, text.y, 'fill="#555"'),
    label((PLOT.left + PLOT.right) / 2, HEIGHT - 12, text.x, 'fill="#555" text-anchor="middle"'),
    ...decades(low, high).map((value) => rule(y(value), spoken(value))),
    ...xs.map((value) => mark(x(value), spoken(value))),
    ...lines.flatMap((line, i) =>
      drawn(line, x, y, COLOURS[i % COLOURS.length] ?? "#000", ends[i]),
    ),
    "</svg>\n",
  ].join("\n");
}

function drawn(line: Line, x: Scale, y: Scale, colour: string, end = 0): readonly string[] {
  const places = line.points.map(([a, b]) => `${x(a).toFixed(1)},${y(b).toFixed(1)}`);
  return [
    `<polyline points="${places.join(" ")}" fill="none" stroke="${colour}" stroke-width="2"/>`,
    ...line.points.map(
      ([a, b]) =>
        `<circle cx="${x(a).toFixed(1)}" cy="${y(b).toFixed(1)}" r="3" fill="${colour}"/>`,
    ),
    label(PLOT.right + 10, end + 4, line.name, `fill="${colour}"`),
  ];
}

/** Names of lines that end close together, one below the other. */
function spread(ends: readonly number[]): readonly number[] {
  const placed = [...ends];
  const order = ends.map((_, i) => i).toSorted((a, b) => (ends[a] ?? 0) - (ends[b] ?? 0));
  for (const [at, i] of order.entries()) {
    const above = order[at - 1];
    if (above === undefined) continue;
    placed[i] = Math.max(placed[i] ?? 0, (placed[above] ?? 0) + 16);
  }
  return placed;
}

function logScale(from: number, to: number, start: number, end: number): Scale {
  const whole = Math.log(to / from) || 1;
  return (value) => start + (Math.log(value / from) / whole) * (end - start);
}

function decades(low: number, high: number): readonly number[] {
  const count = Math.round(Math.log10(high / low));
  return Array.from({ length: count + 1 }, (_, i) => low * 10 ** i);
}

function rule(y: number, text: string): string {
  return `<path d="M${PLOT.left} ${y.toFixed(1)}H${PLOT.right}" stroke="#ddd"/>${label(PLOT.left - 8, y + 4, text, 'text-anchor="end"')}`;
}

function mark(x: number, text: string): string {
  return `<path d="M${x.toFixed(1)} ${PLOT.bottom}v5" stroke="#555"/>${label(x, PLOT.bottom + 20, text, 'text-anchor="middle"')}`;
}

function spoken(value: number): string {
  return value < 1 ? String(Number(value.toPrecision(1))) : Math.round(value).toLocaleString("en");
}

function label(x: number, y: number, text: string, attributes: string): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${attributes}>${escape(text)}</text>`;
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
