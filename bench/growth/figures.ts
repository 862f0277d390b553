/** What a journey takes, for one person. */
export interface Figures {
  /** Read units of what is the person's own, or is looked for among everybody's. */
  readonly read: number;
  readonly written: number;
  /** Messages that a queue handed to a worker. */
  readonly messages: number;
  readonly invocations: number;
  /** Bytes of the bodies of answers. */
  readonly answered: number;
  /** Bytes of the items that were written, as they stand afterwards. */
  readonly stored: number;
}

/** The measures, and how they are headed in tables and pictures. */
export const measures = {
  read: 'read units',
  written: 'write units',
  messages: 'messages',
  invocations: 'invocations',
  answered: 'bytes answered',
  stored: 'bytes written',
} as const satisfies Readonly<Record<keyof Figures, string>>;
export type Measure = keyof Figures;
export const measureNames = Object.keys(measures) as Measure[];

/** A journey at one number of people. */
export interface Measured {
  readonly journey: string;
  readonly people: number;
  /** How many persons went on it. */
  readonly persons: number;
  readonly figures: Figures;
}

/** How much more the largest number of people may take than the smallest. */
export const bar = 1.05;

/** A measure of a journey at the largest number of people against that at the smallest. */
export interface Growth {
  readonly journey: string;
  readonly measure: Measure;
  readonly ratio: number;
}

/** What took nothing and still takes nothing has not grown; what took nothing and takes something has, without end. */
const ratioOf = (before: number, after: number): number => {
  if (before === 0) return after === 0 ? 1 : Infinity;
  return after / before;
};

const byPeople = (measured: readonly Measured[], journey: string): Measured[] =>
  measured.filter((one) => one.journey === journey).toSorted((one, other) => one.people - other.people);

export const journeysOf = (measured: readonly Measured[]): string[] => [
  ...new Set(measured.map(({ journey }) => journey)),
];

/** Each measure of each journey, the largest number of people against the smallest; none of what was measured at one. */
export const growthOf = (measured: readonly Measured[]): Growth[] =>
  journeysOf(measured).flatMap((journey) => {
    const all = byPeople(measured, journey);
    const [smallest, largest] = [all[0], all.at(-1)];
    if (smallest === undefined || largest === undefined || smallest === largest) return [];
    return measureNames.map((measure) => ({
      journey,
      measure,
      ratio: ratioOf(smallest.figures[measure], largest.figures[measure]),
    }));
  });

/** What has grown beyond the bar. */
export const grown = (measured: readonly Measured[]): Growth[] => growthOf(measured).filter(({ ratio }) => ratio > bar);

const upTo = (places: number, number: number): string => number.toLocaleString('en', { maximumFractionDigits: places });

/** A number of people, as it heads a column: 10 k, 1 M. */
export const shortPeople = (people: number): string =>
  people >= 1_000_000
    ? `${upTo(1, people / 1_000_000)} M`
    : people >= 1_000
      ? `${upTo(1, people / 1_000)} k`
      : `${people}`;

const inTable = (measure: Measure, value: number): string =>
  upTo(measure === 'answered' || measure === 'stored' ? 0 : 2, value);

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const ratioLine = (growth: readonly Growth[]): string[] => {
  if (growth.length === 0) return [];
  const cells = growth.map(({ ratio }) => (ratio > bar ? `**${ratio.toFixed(3)}**` : ratio.toFixed(3)));
  return [row(['', 'ratio', '', ...cells])];
};

/** The whole as a table in Markdown: a line for each journey and number of people, and one for what it has grown by. */
export const tableOf = (measured: readonly Measured[]): string => {
  const growth = growthOf(measured);
  const head = ['journey', 'people', 'persons', ...measureNames.map((name) => measures[name])];
  const lines = journeysOf(measured).flatMap((journey) => [
    ...byPeople(measured, journey).map(({ people, persons, figures }, place) =>
      row([
        place === 0 ? journey : '',
        shortPeople(people),
        String(persons),
        ...measureNames.map((name) => inTable(name, figures[name])),
      ]),
    ),
    ...ratioLine(growth.filter((one) => one.journey === journey)),
  ]);
  return [row(head), row(head.map(() => '---')), ...lines].join('\n');
};
