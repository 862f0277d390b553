import { numberText, instantText } from '../common/format.ts';
import { useWords, type Language } from '../common/language.ts';
import { TableHead } from '../common/table-head.tsx';
import type { WaveRecord } from '../proof/record.ts';
import { selectionWords } from './selection-words.ts';

type Fairness = NonNullable<WaveRecord['fairness']>;
type Test = Fairness['tests'][number];

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A probability as people read it: three digits, and a power of ten where it is very small. */
const probabilityText = (language: Language, p: number): string => {
  if (p === 0 || p >= 0.0001) return numberText(language, Number(p.toPrecision(3)));
  const [digits = '', power = ''] = p.toExponential(1).split('e-');
  return `${numberText(language, Number(digits))} × 10⁻${power.replaceAll(/\d/g, (digit) => raised[Number(digit)] ?? digit)}`;
};

const TestTable = ({ fairness }: { readonly fairness: Fairness }) => {
  const { words, language } = useWords(selectionWords);
  const [, method, p, corrected, finding] = words.testColumns;
  return (
    <div class="wide">
      <table role="table">
        <TableHead columns={words.testColumns} />
        <tbody>
          {fairness.tests.map((test) => {
            const deviates = test.adjustedP <= fairness.standard.level;
            return (
              <tr key={`${test.family} ${test.attribute} ${test.scope}`} role="row">
                <th scope="row" role="rowheader">
                  {words.families[test.family]}, {words.attributes[test.attribute]}, {words.scopes[test.scope]}
                </th>
                <td role="cell" data-label={method}>
                  {words.methods[test.method]}
                </td>
                <td role="cell" data-label={p}>
                  {probabilityText(language, test.p)}
                </td>
                <td role="cell" data-label={corrected}>
                  {probabilityText(language, test.adjustedP)}
                </td>
                <td role="cell" data-label={finding} class={deviates ? 'wrong' : ''}>
                  {deviates ? words.deviates : words.asChance}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
};

const CategoryTable = ({ test }: { readonly test: Test }) => {
  const { words, language } = useWords(selectionWords);
  const [, applicants, taken, expected] = words.categoryColumns;
  const groups: Readonly<Record<string, string>> = words.groups;
  return (
    <table role="table">
      <caption>
        {words.families[test.family]}, {words.attributes[test.attribute]}
      </caption>
      <TableHead columns={words.categoryColumns} />
      <tbody>
        {test.categories.map((category) => (
          <tr key={category.name} role="row">
            <th scope="row" role="rowheader">
              {groups[test.attribute === 'priority' ? `priority ${category.name}` : category.name] ?? category.name}
            </th>
            <td role="cell" data-label={applicants}>
              {numberText(language, category.applicants)}
            </td>
            <td role="cell" data-label={taken}>
              {numberText(language, category.taken)}
            </td>
            <td role="cell" data-label={expected}>
              {numberText(language, Number(category.expected.toFixed(1)))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** What the tests of a draw found: in words, who let it through where one failed, and in numbers. */
export const FairnessTold = ({ record: { fairness, release } }: { readonly record: WaveRecord }) => {
  const { words, language } = useWords(selectionWords);
  if (fairness === undefined) return null;
  const { tests, standard, verdict } = fairness;
  const national = tests.filter(({ scope, categories }) => scope === 'nation' && categories.length > 0);
  return (
    <section aria-labelledby="fairness">
      <h2 id="fairness">{words.fairness}</h2>
      <p class={`finding ${verdict === 'passed' ? 'held' : 'failed'}`}>
        {verdict === 'passed'
          ? words.passed(numberText(language, tests.length))
          : release === undefined
            ? words.deviation
            : words.released(release.proposedBy, release.approvedBy, instantText(language, release.releasedAt))}
      </p>
      {release === undefined ? null : <blockquote>{release.reason}</blockquote>}
      <p class="quiet">{words.level(numberText(language, 1_000 * standard.level))}</p>
      <details open={verdict === 'failed'}>
        <summary>{words.tests}</summary>
        <TestTable fairness={fairness} />
      </details>
      {national.length === 0 ? null : (
        <details>
          <summary>{words.categories}</summary>
          {national.map((test) => (
            <CategoryTable key={`${test.family} ${test.attribute}`} test={test} />
          ))}
        </details>
      )}
    </section>
  );
};
