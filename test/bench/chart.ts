/** Time and memory against size, of every program, as a picture: both axes count in powers of ten. */

export interface Series {
  readonly name: string;
  readonly points: readonly { readonly size: number; readonly seconds: number; readonly megabytes: number }[];
}

const COLOURS = ["#0b5fa5", "#58a6dc", "#b3541e", "#6a3d9a", "#2e7d32"];
const [WIDTH, HEIGHT, LEFT, TOP] = [330, 260, 70, 40];

/** A line for each program in each of two panels. */
export function chart(series: readonly Series[], title: string): string {
  const panels = [panel(series, "seconds", "Seconds, whole process", LEFT), panel(series, "megabytes", "Megabytes, most at once", LEFT + WIDTH + 90)];
  const legend = series.map(({ name }, at) => `<g transform="translate(${LEFT + (at % 3) * 250} ${TOP + HEIGHT + 62 + Math.floor(at / 3) * 20})"><rect width="14" height="4" y="-5" fill="${colour(at)}"/><text x="20">${name}</text></g>`);
  const width = 2 * WIDTH + LEFT + 110;
  const height = TOP + HEIGHT + 100;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}" font-family="sans-serif" font-size="12" fill="#222">
<title>${title}</title>
<rect width="${width}" height="${height}" fill="#fff"/>
${[...panels, ...legend].join("\n")}
</svg>
`;
}

const colour = (at: number): string => COLOURS[at % COLOURS.length] ?? "#000";

function panel(series: readonly Series[], measure: "seconds" | "megabytes", label: string, left: number): string {
  const points = series.flatMap((each) => each.points);
  const x = scale(points.map(({ size }) => size), [0, WIDTH]);
  const y = scale(points.map((point) => point[measure]), [HEIGHT, 0]);
  const across = y.powers.map((power) => `<path d="M0 ${y.at(power)}H${WIDTH}" stroke="#ddd"/><text x="-8" y="${y.at(power) + 4}" text-anchor="end">${power.toLocaleString("en")}</text>`);
  const down = x.powers.map((power) => `<path d="M${x.at(power)} 0V${HEIGHT}" stroke="#eee"/><text x="${x.at(power)}" y="${HEIGHT + 18}" text-anchor="middle">${power.toLocaleString("en")}</text>`);
  const lines = series.map((each, at) => {
    const drawn = each.points.map((point) => [x.at(point.size), y.at(point[measure])] as const);
    return `<path d="M${drawn.map((point) => point.join(" ")).join("L")}" fill="none" stroke="${colour(at)}" stroke-width="2"/>${drawn.map(([cx, cy]) => `<circle cx="${cx}" cy="${cy}" r="3.5" fill="${colour(at)}"/>`).join("")}`;
  });
  return `<g transform="translate(${left} ${TOP})"><text x="0" y="-14" font-weight="bold">${label}</text>${[...across, ...down, ...lines].join("")}<text x="${WIDTH / 2}" y="${HEIGHT + 38}" text-anchor="middle">transactions</text></g>`;
}

/** Where values stand between two ends, and the powers of ten around them. */
function scale(values: readonly number[], [from, to]: readonly [number, number]): { readonly powers: readonly number[]; readonly at: (value: number) => number } {
  const [low, high] = [Math.floor(Math.log10(Math.min(...values))), Math.ceil(Math.log10(Math.max(...values)))];
  const span = Math.max(1, high - low);
  const at = (value: number): number => Math.round((from + ((Math.log10(value) - low) / span) * (to - from)) * 10) / 10;
  return { powers: Array.from({ length: span + 1 }, (_, step) => 10 ** (low + step)), at };
}
