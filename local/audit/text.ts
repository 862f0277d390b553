import type { Report, ReportTable } from '../../shared/domain/audit/report.ts';

/** A column is cut at so many characters, but for the last. */
const widest = 44;

const tableLines = ({ heading, columns, rows, empty }: ReportTable): string[] => {
  if (rows.length === 0) return ['', heading, `  ${empty}`];
  const names = columns.map((column) => column.split(' · ')[1] ?? column);
  const widths = names.map((name, position) =>
    Math.min(widest, Math.max(name.length, ...rows.map((row) => (row[position] ?? '').length))),
  );
  const line = (cells: readonly string[]): string =>
    `  ${cells
      .map((cell, position) => {
        if (position === cells.length - 1) return cell;
        const width = widths[position] ?? 0;
        return (cell.length > width ? `${cell.slice(0, width - 1)}…` : cell).padEnd(width);
      })
      .join('  ')}`;
  return ['', heading, line(names), ...rows.map(line)];
};

/** A report in lines for a terminal. */
export const reportLines = ({ title, english, facts, tables }: Report): string[] => [
  `${title} · ${english}`,
  ...facts.map(([name, value]) => `  ${name.split(' · ')[1] ?? name}: ${value}`),
  ...tables.flatMap(tableLines),
];
