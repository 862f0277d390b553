import type { Report, ReportTable } from '../domain/audit/report.ts';
import { escaped, pageAnswer, type PageAnswer } from '../http/page.ts';

const style = `
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff; }
main { max-width: 80rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0; }
.english { color: #4a4a4a; margin: .25rem 0 1.5rem; }
h2 { font-size: 1.125rem; margin: 2rem 0 .5rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.5rem; margin: 0; }
dt { font-weight: 600; }
dd { margin: 0; overflow-wrap: anywhere; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; padding: .375rem .75rem .375rem 0; border-bottom: 1px solid #d6d6d6; }
th { font-size: .875rem; color: #4a4a4a; border-bottom: 2px solid #8a8a8a; }
td { overflow-wrap: anywhere; min-width: 5rem; }
@media (max-width: 40rem) {
  dl { display: block; }
  dt { margin-top: .5rem; }
  table, thead, tbody, tr, th, td { display: block; width: auto; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tr { border-bottom: 2px solid #8a8a8a; padding: .5rem 0; }
  td { border: 0; padding: .125rem 0; min-width: 0; }
  td::before { content: attr(data-column) ": "; font-weight: 600; }
}
@media print { main { padding: 0; } }
`;

const table = ({ heading, columns, rows, empty }: ReportTable): string => {
  if (rows.length === 0) return `<h2>${escaped(heading)}</h2>\n<p>${escaped(empty)}</p>`;
  const head = columns.map((column) => `<th scope="col">${escaped(column)}</th>`).join('');
  const body = rows
    .map((row) => {
      const cells = row.map(
        (cell, position) => `<td data-column="${escaped(columns[position] ?? '')}">${escaped(cell)}</td>`,
      );
      return `<tr>${cells.join('')}</tr>`;
    })
    .join('\n');
  return `<h2>${escaped(heading)}</h2>
<div class="wide"><table><thead><tr>${head}</tr></thead>
<tbody>${body}</tbody></table></div>`;
};

/** An answer to an auditor as one page, whole in itself. */
export const reportPage = ({ title, english, facts, tables }: Report, more?: string): PageAnswer<200> =>
  pageAnswer(200, {
    title,
    style,
    content: `<main>
<h1>${escaped(title)}</h1>
<p class="english" lang="en">${escaped(english)}</p>
<dl>${facts.map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`).join('\n')}</dl>
${tables.map(table).join('\n')}
${more === undefined ? '' : `<p><a href="${escaped(more)}">Halaman berikutnya · Next page</a></p>`}
</main>`,
  });
