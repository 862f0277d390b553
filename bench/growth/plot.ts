import { journeysOf, measureNames, measures, shortPeople, bar, type Measured, type Measure } from './figures.ts';

/**
 * A picture of how journeys grow with the number of people: for each measure a small panel, in it a line for each journey,
 * as a multiple of what the journey takes at the smallest number. It is plain SVG that follows the reader's light or dark.
 */

const panel = { width: 300, height: 190, left: 44, right: 14, top: 34, bottom: 30 };
const columns = 2;
const gap = 24;
const head = 64;

/** What the scale shows at least, so that what is flat looks flat. */
const scaleAtLeast = { from: 0.9, to: 1.1 };

interface Point {
  readonly people: number;
  readonly multiple: number;
}

interface Line {
  readonly journey: string;
  readonly points: readonly Point[];
}

/** What each journey takes at each number of people, as a multiple of the smallest; without those that take nothing. */
export const linesOf = (measured: readonly Measured[], measure: Measure): Line[] =>
  journeysOf(measured).flatMap((journey) => {
    const all = measured
      .filter((one) => one.journey === journey)
      .toSorted((one, other) => one.people - other.people)
      .map(({ people, figures }) => ({ people, value: figures[measure] }));
    const first = all[0]?.value ?? 0;
    if (first === 0) return [];
    return [{ journey, points: all.map(({ people, value }) => ({ people, multiple: value / first })) }];
  });

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const at = (number: number): string => String(Math.round(number * 10) / 10);

const rangeOf = (lines: readonly Line[]): { readonly from: number; readonly to: number } => {
  const multiples = lines.flatMap(({ points }) => points.map(({ multiple }) => multiple));
  const step = 0.05;
  return {
    from: Math.min(scaleAtLeast.from, Math.floor(Math.min(1, ...multiples) / step) * step),
    to: Math.max(scaleAtLeast.to, Math.ceil(Math.max(1, ...multiples) / step) * step),
  };
};

const panelOf = (measured: readonly Measured[], measure: Measure, sizes: readonly number[]): string => {
  const lines = linesOf(measured, measure);
  const { from, to } = rangeOf(lines);
  const [least, most] = [Math.log10(sizes[0] ?? 1), Math.log10(sizes.at(-1) ?? 10)];
  const inner = {
    width: panel.width - panel.left - panel.right,
    height: panel.height - panel.top - panel.bottom,
  };
  const x = (people: number): number =>
    panel.left + (most === least ? 0.5 : (Math.log10(people) - least) / (most - least)) * inner.width;
  const y = (multiple: number): number => panel.top + (1 - (multiple - from) / (to - from)) * inner.height;
  const ticks = [from, 1, to].map(
    (multiple) =>
      `<line class="grid" x1="${panel.left}" x2="${panel.width - panel.right}" y1="${at(y(multiple))}" y2="${at(y(multiple))}"/>` +
      `<text class="small" x="${panel.left - 6}" y="${at(y(multiple) + 4)}" text-anchor="end">${multiple.toFixed(2)}</text>`,
  );
  const names = sizes.map(
    (people, place) =>
      `<text class="small" x="${at(x(people))}" y="${panel.height - 10}" text-anchor="${place === 0 ? 'start' : place === sizes.length - 1 ? 'end' : 'middle'}">${shortPeople(people)}</text>`,
  );
  const limit = `<line class="limit" x1="${panel.left}" x2="${panel.width - panel.right}" y1="${at(y(bar))}" y2="${at(y(bar))}"/>`;
  const drawn = lines.map(({ journey, points }) => {
    const isAbove = points.some(({ multiple }) => multiple > bar);
    const path = points.map(({ people, multiple }) => `${at(x(people))},${at(y(multiple))}`).join(' ');
    const dots = points.map(
      ({ people, multiple }) => `<circle cx="${at(x(people))}" cy="${at(y(multiple))}" r="2.5"/>`,
    );
    const last = points.at(-1);
    const label =
      isAbove && last !== undefined
        ? `<text class="small" x="${panel.width - panel.right}" y="${at(y(last.multiple) - 6)}" text-anchor="end">${escaped(journey)}</text>`
        : '';
    return `<g class="${isAbove ? 'above' : 'flat'}"><title>${escaped(journey)}</title><polyline points="${path}"/>${dots.join('')}${label}</g>`;
  });
  const title = `<text class="title" x="${panel.left}" y="20">${escaped(measures[measure])}</text>`;
  return [title, ...ticks, limit, ...names, ...drawn].join('\n');
};

const style = `
  svg { color-scheme: light dark; font: 13px system-ui, sans-serif; }
  .paper { fill: #ffffff; } text { fill: #1f2937; } .small { font-size: 11px; fill: #4b5563; } .title { font-weight: 600; }
  .grid { stroke: #d1d5db; } .limit { stroke: #b91c1c; stroke-dasharray: 5 4; }
  polyline { fill: none; stroke-width: 1.6; } .flat polyline { stroke: #1d4ed8; } .flat circle { fill: #1d4ed8; }
  .above polyline { stroke: #b91c1c; } .above circle { fill: #b91c1c; }
  @media (prefers-color-scheme: dark) {
    .paper { fill: #0d1117; } text { fill: #e5e7eb; } .small { fill: #9ca3af; } .grid { stroke: #374151; }
    .limit { stroke: #f87171; } .flat polyline { stroke: #93c5fd; } .flat circle { fill: #93c5fd; }
    .above polyline { stroke: #f87171; } .above circle { fill: #f87171; }
  }`;

/** The whole picture, for a file of its own. */
export const plotOf = (measured: readonly Measured[]): string => {
  const sizes = [...new Set(measured.map(({ people }) => people))].toSorted((one, other) => one - other);
  const rows = Math.ceil(measureNames.length / columns);
  const width = columns * panel.width + (columns - 1) * gap;
  const height = head + rows * panel.height + (rows - 1) * gap;
  const panels = measureNames.map((measure, place) => {
    const left = (place % columns) * (panel.width + gap);
    const top = head + Math.floor(place / columns) * (panel.height + gap);
    return `<g transform="translate(${left} ${top})">\n${panelOf(measured, measure, sizes)}\n</g>`;
  });
  const range = sizes.map(shortPeople).join(', ');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="What each journey takes at ${range} people, against the smallest">
<style>${style}
</style>
<rect class="paper" width="${width}" height="${height}"/>
<text class="title" x="14" y="24">What a journey takes for one person, as people grow</text>
<text class="small" x="14" y="44">A line a journey, against ${shortPeople(sizes[0] ?? 0)} people; dashed: the bar of ${bar}</text>
${panels.join('\n')}
</svg>
`;
};
