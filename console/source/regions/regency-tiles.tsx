import { useState } from 'preact/hooks';
import { useWords } from '../common/language.ts';
import type { ProvinceFigures } from './answers.ts';
import { steps, totalText, type Step } from './steps.ts';
import { isTold, toldPart, type Total } from './totals.ts';
import { regionWords } from './words.ts';

const shades = 5;

/** The shade of a tile by its number beside the largest; undefined for one that is not told. */
export const shadeOf = (number: number | undefined, most: number): string => {
  if (number === undefined) return 'shade-hidden';
  return `shade-${most === 0 ? 0 : Math.ceil((shades * number) / most)}`;
};

const toldNumber = (total: Total): number | undefined => (isTold(total) ? toldPart(total) : undefined);

/** A province’s regencies as tiles that lead to them, coloured by one figure, whose number stands on each. */
export const RegencyTiles = ({ regencies }: Pick<ProvinceFigures, 'regencies'>) => {
  const { words, language } = useWords(regionWords);
  const [step, setStep] = useState<Step>('drawn');
  const most = Math.max(0, ...regencies.map(({ all }) => toldPart(all[step])));
  return (
    <>
      <label for="step">{words.shown}</label>
      <select
        id="step"
        value={step}
        onChange={({ currentTarget }) => {
          setStep(steps.find((one) => one === currentTarget.value) ?? step);
        }}
      >
        {steps.map((one) => (
          <option key={one} value={one}>
            {words.steps[one]}
          </option>
        ))}
      </select>
      <ul class="regency-tiles">
        {regencies.map(({ area, all }) => (
          <li key={area.code} class={shadeOf(toldNumber(all[step]), most)}>
            <a href={`/regions/${area.code}`}>
              <span>{area.name}</span> <strong>{totalText(language, all[step])}</strong>
            </a>
          </li>
        ))}
      </ul>
      <p class="quiet">{words.legend}</p>
    </>
  );
};
