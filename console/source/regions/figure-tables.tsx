import { useWords } from '../common/language.ts';
import { TableHead } from '../common/table-head.tsx';
import type { Figures, RegencyFigures } from './answers.ts';
import { listedSteps, steps, totalText } from './steps.ts';
import { toldPart, type Total } from './totals.ts';
import { regionWords } from './words.ts';

/** A bar as long as the part of a total that is told, beside the longest. */
const Bar = ({ total, most }: { readonly total: Total; readonly most: number }) => (
  <svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
    <rect width={most === 0 ? 0 : (100 * toldPart(total)) / most} height="4" />
  </svg>
);

/** What became of people, step by step: numbers, with bars to compare them by. */
export const Funnel = ({ shown }: { readonly shown: Pick<RegencyFigures, 'registered' | 'all'> }) => {
  const { words, language } = useWords(regionWords);
  const rows = [
    { name: words.registered, total: shown.registered ?? { count: 0 } },
    ...steps.map((step) => ({ name: words.steps[step], total: shown.all[step] })),
  ];
  const most = Math.max(...rows.map(({ total }) => toldPart(total)));
  return (
    <section aria-labelledby="funnel">
      <h2 id="funnel">{words.funnel}</h2>
      <p class="quiet">{words.repeated}</p>
      <dl class="funnel">
        {rows.map(({ name, total }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {totalText(language, total)}
              <Bar total={total} most={most} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
};

interface ListedRow {
  readonly key: string;
  readonly name: string;
  readonly href?: string;
  readonly figures: Figures | undefined;
}

/** Waves or regencies below each other, with the steps that matter most. */
export const FigureTable = ({ what, rows }: { readonly what: string; readonly rows: readonly ListedRow[] }) => {
  const { words, language } = useWords(regionWords);
  return (
    <div class="wide">
      <table role="table">
        <TableHead columns={[what, ...listedSteps.map((step) => words.steps[step])]} />
        <tbody>
          {rows.map(({ key, name, href, figures }) => (
            <tr key={key} role="row">
              <th scope="row" role="rowheader">
                {href === undefined ? name : <a href={href}>{name}</a>}
              </th>
              {listedSteps.map((step) => (
                <td key={step} role="cell" data-label={words.steps[step]}>
                  {totalText(language, figures?.[step])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
