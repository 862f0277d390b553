/** A column of a table in a terminal. */
export interface Column<Row> {
  readonly head: string;
  readonly of: (row: Row) => string;
  /** Numbers stand at the right. */
  readonly isNumber?: true;
}

/** The widest line that is printed. */
const lineWidth = 100;

const cut = (text: string, width: number): string =>
  text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1))}…`;

/** Rows in columns, as lines of at most a hundred characters: the last column gives way. */
export const textTable = <Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string[] => {
  const cells = [columns.map(({ head }) => head), ...rows.map((row) => columns.map(({ of }) => of(row)))];
  const widths = columns.map((_, position) => Math.max(...cells.map((line) => line[position]?.length ?? 0)));
  return cells.map((line) => {
    const padded = line.map((cell, position) => {
      const width = widths[position] ?? 0;
      return columns[position]?.isNumber === true ? cell.padStart(width) : cell.padEnd(width);
    });
    return cut(padded.join('  ').trimEnd(), lineWidth);
  });
};

/** A text in lines of at most a hundred characters, each after the first set in as told. */
export const wrapped = (text: string, indent = ''): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length + indent.length <= lineWidth) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line].filter((one) => one !== '').map((one) => `${indent}${one}`);
};

/** How long something takes or has waited, such as `2 d 3 h`, `14 min` or `8 s`. */
export const duration = (seconds: number): string => {
  if (seconds < 60) return `${Math.round(seconds)} s`;
  if (seconds < 3_600) return `${Math.round(seconds / 60)} min`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3_600)} h ${Math.floor((seconds % 3_600) / 60)} min`;
  return `${Math.floor(seconds / 86_400)} d ${Math.floor((seconds % 86_400) / 3_600)} h`;
};

const bars = ['·', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

/** Figures as a row of bars, the greatest of them as the highest; a dot for none. */
export const barsOf = (figures: readonly number[]): string => {
  const most = Math.max(...figures, 1);
  return figures.map((figure) => bars[figure === 0 ? 0 : Math.max(1, Math.round((8 * figure) / most))] ?? '').join('');
};
