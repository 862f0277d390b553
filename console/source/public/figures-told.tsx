import { provinceName } from '../../../shared/domain/regions.ts';
import type { WaveRecord } from '../proof/record.ts';
import type { Wave } from './answers.ts';
import { figuresOf, provincesIn } from './figures.ts';
import { numberText } from '../common/format.ts';
import { useWords } from '../common/language.ts';
import { provinceTiles } from '../common/tiles.ts';
import { waveWords } from './wave-words.ts';

const [width, height] = [12, 7];
const shades = 5;

/** Quota, applicants and recipients by province: a picture like a map, and the table beside it. */
export const FiguresTold = ({ wave, record }: { readonly wave: Wave; readonly record: WaveRecord }) => {
  const { words, language } = useWords(waveWords);
  const number = (value: number | undefined) => (value === undefined ? words.unknown : numberText(language, value));
  const provinces = provincesIn(wave.quota).map((code) => ({ code, ...figuresOf(wave.quota, record, code) }));
  const shown = new Map(provinces.map(({ code, winners, quota }) => [code, winners ?? quota]));
  const most = Math.max(1, ...shown.values());
  const label = record.result === undefined ? words.figuresQuota : words.figuresWinners;
  const nation = figuresOf(wave.quota, record);
  return (
    <section aria-labelledby="figures">
      <h2 id="figures">{words.figuresTitle}</h2>
      <figure>
        <svg class="tiles" viewBox={`0 0 ${width * 10} ${height * 10}`} role="img" aria-label={label}>
          {provinceTiles.map(([code, column, row, short]) => {
            const value = shown.get(code);
            const shade = value === undefined ? 'none' : value === 0 ? 0 : Math.ceil((shades * value) / most);
            return (
              <g key={code} class={`tile shade-${shade}`}>
                <title>{`${provinceName(code) ?? code}: ${number(value)}`}</title>
                <rect x={column * 10 + 0.4} y={row * 10 + 0.4} width="9.2" height="9.2" rx="1.2" />
                <text x={column * 10 + 5} y={row * 10 + 6.4} text-anchor="middle">
                  {short}
                </text>
              </g>
            );
          })}
        </svg>
        <figcaption class="quiet">{label}</figcaption>
      </figure>
      <details open={provinces.length <= 12}>
        <summary>
          {words.nation}: {number(nation.winners ?? nation.quota)}
        </summary>
        <div class="wide">
          <table role="table">
            <thead>
              <tr>
                <th scope="col">{words.province}</th>
                <th scope="col">{words.quota}</th>
                <th scope="col">{words.applicants}</th>
                <th scope="col">{words.placesGiven}</th>
                <th scope="col">{words.winners}</th>
              </tr>
            </thead>
            <tbody>
              {[{ code: '', ...nation }, ...provinces].map(({ code, quota, applicants, places, winners }) => (
                <tr key={code} role="row">
                  <th scope="row" role="rowheader">
                    {code === '' ? words.nation : (provinceName(code) ?? code)}
                  </th>
                  <td role="cell" data-label={words.quota}>
                    {number(quota)}
                  </td>
                  <td role="cell" data-label={words.applicants}>
                    {number(applicants)}
                  </td>
                  <td role="cell" data-label={words.placesGiven}>
                    {number(places)}
                  </td>
                  <td role="cell" data-label={words.winners}>
                    {number(winners)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
};
