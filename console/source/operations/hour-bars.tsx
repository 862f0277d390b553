import { numberText } from '../common/format.ts';
import { useWords } from '../common/language.ts';

const dictionary = {
  id: {
    most: (label: string, count: string, hour: number) =>
      `${label} per jam; terbanyak ${count} pada pukul ${hour}.00–${hour + 1}.00 WIB`,
    none: (label: string) => `${label} per jam; belum ada`,
  },
  en: {
    most: (label: string, count: string, hour: number) =>
      `${label} by the hour; the most, ${count}, from ${hour}:00 to ${hour + 1}:00 WIB`,
    none: (label: string) => `${label} by the hour; none so far`,
  },
};

const [width, height] = [10, 40];
const marked = [0, 6, 12, 18];

interface HourBarsProps {
  readonly label: string;
  /** One for each hour of a day. */
  readonly hours: readonly number[];
}

/** A day as bars, an hour each; who cannot see them hears the highest. */
export const HourBars = ({ label, hours }: HourBarsProps) => {
  const { words, language } = useWords(dictionary);
  const most = Math.max(...hours);
  const told = most === 0 ? words.none(label) : words.most(label, numberText(language, most), hours.indexOf(most));
  return (
    <svg class="hours" viewBox={`0 0 ${hours.length * width} ${height + 18}`} role="img" aria-label={told}>
      {hours.map((count, hour) => {
        const tall = most === 0 ? 0 : Math.max(count === 0 ? 0 : 2, (height * count) / most);
        return (
          <rect key={hour} x={hour * width + 1} y={height - tall} width={width - 2} height={tall}>
            <title>{`${hour}–${hour + 1}: ${numberText(language, count)}`}</title>
          </rect>
        );
      })}
      <line x1="0" x2={hours.length * width} y1={height} y2={height} />
      {marked.map((hour) => (
        <text key={hour} x={hour * width + 1} y={height + 16}>
          {hour}
        </text>
      ))}
    </svg>
  );
};
