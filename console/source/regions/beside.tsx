import { useState } from 'preact/hooks';
import { provinceOf } from '../../../shared/domain/regions.ts';
import { instantText, numberText } from '../common/format.ts';
import { useWords } from '../common/language.ts';
import type { Loaded } from '../common/loaded.ts';
import { Loading, Problem } from '../common/messages.tsx';
import { ProvinceTiles } from '../common/province-tiles.tsx';
import { TableHead } from '../common/table-head.tsx';
import type { AreaRow, Beside } from './answers.ts';
import { shadeOf } from './regency-tiles.tsx';
import { shareOf, shares, shareText, type Share, type ShareName } from './shares.ts';
import { regionWords } from './words.ts';

const numberOf = (share: Share): number | undefined => (typeof share === 'string' ? undefined : share.ofHundred);

interface Rows {
  readonly rows: readonly AreaRow[];
  readonly own: string;
  readonly smallestCount: number;
}

const ShareTable = ({ rows, own, smallestCount }: Rows) => {
  const { words, language } = useWords(regionWords);
  return (
    <div class="wide">
      <table role="table">
        <TableHead columns={[words.area, ...shares.map((name) => words.shares[name])]} />
        <tbody>
          {rows.map(({ area, all }) => (
            <tr key={area.code} role="row" aria-current={area.code === own ? 'true' : undefined}>
              <th scope="row" role="rowheader">
                {area.name ?? area.code}
              </th>
              {shares.map((name) => (
                <td key={name} role="cell" data-label={words.shares[name]}>
                  {shareText(language, shareOf(name, all, smallestCount))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

const SiblingTiles = ({ rows, own, smallestCount, name }: Rows & { readonly name: ShareName }) => {
  const { language } = useWords(regionWords);
  const told = rows.map(({ area, all }) => ({ area, share: shareOf(name, all, smallestCount) }));
  const most = Math.max(0, ...told.map(({ share }) => numberOf(share) ?? 0));
  return (
    <ul class="regency-tiles">
      {told.map(({ area, share }) => (
        <li
          key={area.code}
          class={shadeOf(numberOf(share), most)}
          aria-current={area.code === own ? 'true' : undefined}
        >
          <div>
            <span>{area.name}</span> <strong>{shareText(language, share)}</strong>
          </div>
        </li>
      ))}
    </ul>
  );
};

/** The picture of one share, by its choice: tiles of the regencies beside each other, or of the provinces as they lie. */
const Picture = (props: Rows) => {
  const { words, language } = useWords(regionWords);
  const [name, setName] = useState<ShareName>('drawn');
  const { rows, own, smallestCount } = props;
  const numbers = rows.flatMap(({ area, all }) => {
    const number = numberOf(shareOf(name, all, smallestCount));
    return number === undefined ? [] : [[area.code, number] as const];
  });
  return (
    <>
      <label for="share">{words.shown}</label>
      <select
        id="share"
        value={name}
        onChange={({ currentTarget }) => {
          setName(shares.find((one) => one === currentTarget.value) ?? name);
        }}
      >
        {shares.map((one) => (
          <option key={one} value={one}>
            {words.shares[one]}
          </option>
        ))}
      </select>
      {own === provinceOf(own) ? (
        <ProvinceTiles
          label={words.shares[name]}
          values={new Map(numbers)}
          marked={own}
          isNumbered
          text={(share) => (share === undefined ? words.noShare : numberText(language, share))}
        />
      ) : (
        <SiblingTiles {...props} name={name} />
      )}
      <p class="quiet">{words.sharesLegend}</p>
    </>
  );
};

interface BesideProps {
  readonly code: string;
  readonly smallestCount: number;
  readonly loaded: Loaded<Beside>;
}

/** An area beside its neighbours, what it lies in and the nation, by what came of a hundred people. */
export const BesideOthers = ({ code: own, smallestCount, loaded: { value, fault, retry } }: BesideProps) => {
  const { words, language } = useWords(regionWords);
  const neighbours = value?.neighbours ?? [];
  const itself = neighbours.filter(({ area }) => area.code === own);
  return (
    <section aria-labelledby="beside">
      <h2 id="beside">{words.beside}</h2>
      <p class="quiet">
        {words.besideLead}
        {value?.toldAt === undefined ? null : ` ${words.besideAsOf} ${instantText(language, value.toldAt)}.`}
      </p>
      {fault === undefined ? value === undefined && <Loading /> : <Problem fault={fault} onRetry={retry} />}
      {value === undefined ? null : (
        <>
          <Picture rows={neighbours} own={own} smallestCount={smallestCount} />
          <ShareTable rows={[...itself, ...value.around]} own={own} smallestCount={smallestCount} />
          <details>
            <summary>{words.allNeighbours}</summary>
            <ShareTable rows={neighbours} own={own} smallestCount={smallestCount} />
          </details>
        </>
      )}
    </section>
  );
};
