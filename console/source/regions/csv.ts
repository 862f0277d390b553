import type { Language } from '../common/language.ts';
import type { Figures, ProvinceFigures, RegencyFigures, Total } from './answers.ts';
import { isTold, steps, toldPart } from './steps.ts';
import { regionWords } from './words.ts';

/** Plain digits, so that a sheet counts with them; what is hidden, and what is told in part, stays words. */
const cell = (language: Language, total: Total | undefined): string => {
  if (total === undefined) return '';
  if (!isTold(total)) return regionWords[language].hidden;
  const told = String(toldPart(total));
  return 'count' in total ? told : regionWords[language].atLeast(told);
};

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/**
 * What a page shows, as CSV: the area in all and by wave, then its regencies. Excel reads a file with a byte order mark as
 * UTF-8, and in Indonesia, where a comma stands before decimals, parts fields by semicolons.
 */
export const figuresCsv = (language: Language, shown: ProvinceFigures | RegencyFigures): string => {
  const words = regionWords[language];
  const row = (area: RegencyFigures['area'], wave: string, registered: Total | undefined, figures?: Figures) => [
    area.code,
    area.name ?? '',
    wave,
    cell(language, registered),
    ...steps.map((step) => cell(language, figures?.[step])),
  ];
  const rows = [
    [words.code, words.area, words.wave, words.registered, ...steps.map((step) => words.steps[step])],
    row(shown.area, words.allWaves, shown.registered, shown.all),
    ...shown.waves.map(({ waveId, figures }) => row(shown.area, waveId, undefined, figures)),
    ...('regencies' in shown
      ? shown.regencies.map(({ area, registered, all }) => row(area, words.allWaves, registered, all))
      : []),
  ];
  return `\uFEFF${rows.map((cells) => cells.map(quoted).join(';')).join('\r\n')}\r\n`;
};
