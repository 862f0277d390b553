import { provinceName, provinceOf } from '../../../shared/domain/regions.ts';
import { instantText, numberText } from '../common/format.ts';
import { useWords } from '../common/language.ts';
import { useLoaded } from '../common/loaded.ts';
import { Loading, Problem } from '../common/messages.tsx';
import { PageHeading } from '../common/page-heading.tsx';
import type { Session } from '../common/session.ts';
import { besideOf, figuresOf, type ProvinceFigures, type RegencyFigures } from './answers.ts';
import { BesideOthers } from './beside.tsx';
import { Compared } from './compared.tsx';
import { figuresCsv } from './csv.ts';
import { FigureTable, Funnel } from './figure-tables.tsx';
import { RegencyTiles } from './regency-tiles.tsx';
import { regionWords } from './words.ts';

const refreshSeconds = 60;
/** The nation’s figures are put together once an hour. */
const besideSeconds = 600;

/** On a phone a table of many rows is opened by who wants it. */
const isWide = (): boolean => matchMedia('(min-width: 40rem)').matches;

/** Hands a text over as a file. */
const download = (name: string, text: string): void => {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  Object.assign(document.createElement('a'), { href: address, download: name }).click();
  URL.revokeObjectURL(address);
};

const Supply = ({ supply }: Pick<RegencyFigures, 'supply'>) => {
  const { words, language } = useWords(regionWords);
  return (
    <section aria-labelledby="supply">
      <h2 id="supply">{words.supply}</h2>
      <p class="quiet">{words.supplyNote}</p>
      <dl class="supply">
        {(['courses', 'schedules', 'sessions', 'seats'] as const).map((one) => (
          <div key={one}>
            <dt>{words.supplies[one]}</dt>
            <dd>{numberText(language, supply[one])}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
};

interface AreaToldProps {
  readonly shown: ProvinceFigures | RegencyFigures;
  readonly own: Session;
}

const AreaTold = ({ shown, own }: AreaToldProps) => {
  const { words, language } = useWords(regionWords);
  const { area, waves, countedUntil, smallestCount } = shown;
  const beside = useLoaded(area.code, () => besideOf(own, area.code), besideSeconds);
  const [newest] = waves;
  return (
    <>
      <PageHeading text={area.name ?? area.code} />
      <p class="quiet">
        {countedUntil === undefined ? words.neverCounted : `${words.counted} ${instantText(language, countedUntil)}`}
      </p>
      <Funnel shown={shown} />
      <details>
        <summary>{words.privacyTitle}</summary>
        <p>{words.privacy(numberText(language, smallestCount))}</p>
      </details>
      {'regencies' in shown ? (
        <section aria-labelledby="regencies">
          <h2 id="regencies">{words.byRegency}</h2>
          <RegencyTiles regencies={shown.regencies} />
          <details open={isWide()}>
            <summary>{words.allRegencies}</summary>
            <FigureTable
              what={words.regency}
              rows={shown.regencies.map(({ area: { code, name }, all }) => ({
                ...{ key: code, name, href: `/regions/${code}`, figures: all },
              }))}
            />
          </details>
        </section>
      ) : (
        <Supply supply={shown.supply} />
      )}
      <section aria-labelledby="waves">
        <h2 id="waves">{words.byWave}</h2>
        {waves.length === 0 ? (
          <p>{words.noWaves}</p>
        ) : (
          <FigureTable
            what={words.wave}
            rows={waves.map(({ waveId, figures }) => ({ key: waveId, name: waveId, figures }))}
          />
        )}
      </section>
      <BesideOthers code={area.code} smallestCount={smallestCount} loaded={beside} />
      {newest === undefined ? null : <Compared waveId={newest.waveId} province={provinceOf(area.code)} />}
      <p>
        <button
          type="button"
          class="strong"
          onClick={() => {
            download(`prakerja-${area.code}.csv`, figuresCsv(language, shown, beside.value));
          }}
        >
          {words.download}
        </button>
      </p>
      <p class="quiet">{words.downloadNote}</p>
    </>
  );
};

interface AreaPageProps {
  readonly own: Session;
  readonly code: string;
  /** Whether there are other areas to choose. */
  readonly hasOthers: boolean;
  /** Whether the province that a regency lies in is for the reader too. */
  readonly hasProvince: boolean;
}

/** What became of the programme in a province or a regency. */
export const AreaPage = ({ own, code, hasOthers, hasProvince }: AreaPageProps) => {
  const { words } = useWords(regionWords);
  const { value, fault, retry } = useLoaded(code, () => figuresOf(own, code), refreshSeconds);
  const province = provinceOf(code);
  return (
    <>
      <nav class="contents" aria-label={words.area}>
        {hasOthers && <a href="/regions">{words.toChoice}</a>}
        {hasProvince && province !== code && (
          <a href={`/regions/${province}`}>{words.toProvince(provinceName(province) ?? province)}</a>
        )}
      </nav>
      {fault === undefined ? null : <Problem fault={fault} onRetry={retry} />}
      {fault !== undefined && value !== undefined && <p class="note">{words.old}</p>}
      {value === undefined ? fault === undefined && <Loading /> : <AreaTold shown={value} own={own} />}
    </>
  );
};
