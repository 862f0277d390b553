import type { Language } from './languages.ts';

/** The names of a span's units, one and several of each. */
const units = {
  id: { days: ['hari', 'hari'], hours: ['jam', 'jam'], minutes: ['menit', 'menit'], seconds: ['detik', 'detik'] },
  en: {
    days: ['day', 'days'],
    hours: ['hour', 'hours'],
    minutes: ['minute', 'minutes'],
    seconds: ['second', 'seconds'],
  },
} as const;

/** A span of so many seconds, in its two largest units: `2 jam 5 menit`. */
export const durationText = (language: Language, seconds: number): string => {
  const { days, hours, minutes, seconds: rest } = units[language];
  const whole = Math.max(0, Math.round(seconds));
  const parts = [
    [Math.floor(whole / 86_400), days],
    [Math.floor(whole / 3_600) % 24, hours],
    [Math.floor(whole / 60) % 60, minutes],
    [whole % 60, rest],
  ] as const;
  const first = parts.findIndex(([count]) => count > 0);
  if (first === -1) return `0 ${rest[1]}`;
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, [one, several]]) => `${count} ${count === 1 ? one : several}`)
    .join(' ');
};
