import { provinceName } from '../../../shared/domain/regions.ts';
import type { WaveRecord } from '../proof/record.ts';
import type { Wave } from './answers.ts';
import { figuresOf, provincesIn } from './figures.ts';
import { numberText } from '../common/format.ts';
import { useWords } from '../common/language.ts';
import { ProvinceTiles } from '../common/province-tiles.tsx';
import { waveWords } from './wave-words.ts';

/** Quota, applicants and recipients by province: a picture like a map, and the table beside it. */
export const FiguresTold = ({ wave, record }: { readonly wave: Wave; readonly record: WaveRecord }) => {
  const { words, language } = useWords(waveWords);
  const number = (value: number | undefined) => (value === undefined ? words.unknown : numberText(language, value));
  const provinces = provincesIn(wave.quota).map((code) => ({ code, ...figuresOf(wave.quota, record, code) }));
  const shown = new Map(provinces.map(({ code, winners, quota }) => [code, winners ?? quota]));
  const label = record.result === undefined ? words.figuresQuota : words.figuresWinners;
  const nation = figuresOf(wave.quota, record);
  return (
    <section aria-labelledby="figures">
      <h2 id="figures">{words.figuresTitle}</h2>
      <ProvinceTiles label={label} values={shown} text={number} />
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
