import type { Language } from '../common/language.ts';
import type { AreaRow, Beside, Figures, ProvinceFigures, RegencyFigures } from './answers.ts';
import { shareOf, shares, shareText, type Share } from './shares.ts';
import { steps } from './steps.ts';
import { isTold, toldPart, type Total } from './totals.ts';
import { regionWords } from './words.ts';

/** Plain digits, so that a sheet counts with them; what is hidden, and what is told in part, stays words. */
const cell = (language: Language, total: Total | undefined): string => {
  if (total === undefined) return '';
  if (!isTold(total)) return regionWords[language].hidden;
  const told = String(toldPart(total));
  return 'count' in total ? told : regionWords[language].atLeast(told);
};

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** A share in plain digits, so that a sheet counts with it, or in words. */
const shareCell = (language: Language, share: Share): string =>
  typeof share === 'string' || share.isLeast ? shareText(language, share) : String(share.ofHundred);

/**
 * What a page shows, as CSV: the area in all and by wave, its regencies, then what it is held beside, each over all waves.
 * Excel reads a file with a byte order mark as UTF-8, and in Indonesia, where a comma stands before decimals, parts fields
 * by semicolons.
 */
export const figuresCsv = (language: Language, shown: ProvinceFigures | RegencyFigures, beside?: Beside): string => {
  const words = regionWords[language];
  const row = (area: AreaRow['area'], wave: string, registered: Total | undefined, figures?: Figures) => [
    area.code,
    area.name ?? '',
    wave,
    cell(language, registered),
    ...steps.map((step) => cell(language, figures?.[step])),
    ...shares.map((name) => shareCell(language, shareOf(name, figures, shown.smallestCount))),
  ];
  const overAll = ({ area, registered, all }: AreaRow) => row(area, words.allWaves, registered, all);
  const { neighbours = [], around = [] } = beside ?? {};
  const rows = [
    [
      ...[words.code, words.area, words.wave, words.registered],
      ...steps.map((step) => words.steps[step]),
      ...shares.map((name) => words.shares[name]),
    ],
    overAll(shown),
    ...shown.waves.map(({ waveId, figures }) => row(shown.area, waveId, undefined, figures)),
    ...('regencies' in shown ? shown.regencies.map(overAll) : []),
    ...[...neighbours, ...around].filter(({ area }) => area.code !== shown.area.code).map(overAll),
  ];
  return `\uFEFF${rows.map((cells) => cells.map(quoted).join(';')).join('\r\n')}\r\n`;
};
