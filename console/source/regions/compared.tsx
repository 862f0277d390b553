import { provinceName } from '../../../shared/domain/regions.ts';
import { numberText } from '../common/format.ts';
import { useWords } from '../common/language.ts';
import { useLoaded } from '../common/loaded.ts';
import { Loading, Problem } from '../common/messages.tsx';
import { ProvinceTiles } from '../common/province-tiles.tsx';
import { TableHead } from '../common/table-head.tsx';
import type { WaveRecord } from '../proof/record.ts';
import { ofHundred } from '../common/of-hundred.ts';
import { fewestPeople } from './shares.ts';
import { regionWords } from './words.ts';

interface Share {
  readonly code: string;
  /** Selected of a hundred; undefined where too few took part. */
  readonly share: number | undefined;
}

/** How many of a hundred people in the draw were selected, in areas whose codes begin so; '' for the nation. */
const shareOf = ({ commitment, result }: WaveRecord, code: string): Share => {
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  const within = <Row extends { readonly code: string }>(rows: readonly Row[] = []) =>
    rows.filter((row) => row.code.startsWith(code));
  const people = sum(within(commitment?.regencies).map(({ applicants }) => applicants));
  const winners = sum(within(result?.regencies).map((regency) => regency.winners));
  return { code, share: people < fewestPeople || result === undefined ? undefined : ofHundred(winners, people) };
};

const readRecordOf = async (waveId: string) => {
  const { evidenceOfWave, readRecord } = await import('../proof/index.ts');
  return readRecord(evidenceOfWave(waveId));
};

const ShareTable = ({ rows, own }: { readonly rows: readonly Share[]; readonly own: string }) => {
  const { words, language } = useWords(regionWords);
  return (
    <table role="table">
      <TableHead columns={[words.province, words.ofHundred]} />
      <tbody>
        {rows.map(({ code, share }) => (
          <tr key={code} role="row" aria-current={code === own ? 'true' : undefined}>
            <th scope="row" role="rowheader">
              {code === '' ? words.nation : provinceName(code)}
            </th>
            <td role="cell" data-label={words.ofHundred}>
              {share === undefined ? words.tooFew : numberText(language, share)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** One's own province beside the others and the nation, from what is public of the draw. */
export const Compared = ({ waveId, province }: { readonly waveId: string; readonly province: string }) => {
  const { words, language } = useWords(regionWords);
  const { value, fault, retry } = useLoaded(waveId, () => readRecordOf(waveId));
  const codes = new Set(value?.commitment?.regencies.map(({ code }) => code.slice(0, 2)));
  const shares = value === undefined ? [] : [...codes].sort().map((code) => shareOf(value, code));
  const values = new Map(shares.flatMap(({ code, share }) => (share === undefined ? [] : [[code, share] as const])));
  return (
    <section aria-labelledby="compared">
      <h2 id="compared">{words.compared}</h2>
      <p class="quiet">{words.comparedLead(waveId)}</p>
      {fault === undefined ? value === undefined && <Loading /> : <Problem fault={fault} onRetry={retry} />}
      {value === undefined ? null : (
        <>
          <ProvinceTiles
            label={words.comparedPicture}
            values={values}
            marked={province}
            isNumbered
            text={(share) => (share === undefined ? words.tooFew : numberText(language, share))}
          />
          <ShareTable rows={[shareOf(value, ''), shareOf(value, province)]} own={province} />
          <details>
            <summary>{words.allProvinces}</summary>
            <ShareTable rows={shares} own={province} />
          </details>
        </>
      )}
    </section>
  );
};
