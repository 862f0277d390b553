import { provinceName } from '../../../shared/domain/regions.ts';
import { provinceTiles } from './tiles.ts';

const [width, height] = [12, 7];
const shades = 5;

interface ProvinceTilesProps {
  /** What the picture shows, for who cannot see it and below it. */
  readonly label: string;
  /** The number of each province; one that is missing stays pale. */
  readonly values: ReadonlyMap<string, number>;
  readonly text: (value: number | undefined) => string;
  /** The province that is marked. */
  readonly marked?: string;
  /** Whether the numbers are short enough to stand on the tiles. */
  readonly isNumbered?: boolean;
}

/** The 38 provinces as tiles that lie as the archipelago does: the deeper the colour, the larger the number. */
export const ProvinceTiles = ({ label, values, text, marked, isNumbered = false }: ProvinceTilesProps) => {
  const most = Math.max(1, ...values.values());
  return (
    <figure>
      <svg class="tiles" viewBox={`0 0 ${width * 10} ${height * 10}`} role="img" aria-label={label}>
        {provinceTiles.map(([code, column, row, short]) => {
          const value = values.get(code);
          const shade = value === undefined ? 'none' : value === 0 ? 0 : Math.ceil((shades * value) / most);
          return (
            <g key={code} class={`tile shade-${shade}${code === marked ? ' marked' : ''}`}>
              <title>{`${provinceName(code) ?? code}: ${text(value)}`}</title>
              <rect x={column * 10 + 0.4} y={row * 10 + 0.4} width="9.2" height="9.2" rx="1.2" />
              <text x={column * 10 + 5} y={row * 10 + (isNumbered ? 4.6 : 6.4)} text-anchor="middle">
                {short}
              </text>
              {isNumbered && value !== undefined && (
                <text x={column * 10 + 5} y={row * 10 + 8.6} text-anchor="middle">
                  {text(value)}
                </text>
              )}
            </g>
          );
        })}
      </svg>
      <figcaption class="quiet">{label}</figcaption>
    </figure>
  );
};
