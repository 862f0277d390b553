import { useEffect, useState } from 'preact/hooks';
import { useWords } from './language.ts';

const dictionary = {
  id: {
    days: (count: number) => `${count} hari`,
    hours: (count: number) => `${count} jam`,
    minutes: (count: number) => `${count} menit`,
    seconds: (count: number) => `${count} detik`,
    left: (time: string) => `${time} lagi`,
    over: 'sebentar lagi',
  },
  en: {
    days: (count: number) => `${count} days`,
    hours: (count: number) => `${count} hours`,
    minutes: (count: number) => `${count} minutes`,
    seconds: (count: number) => `${count} seconds`,
    left: (time: string) => `${time} left`,
    over: 'any moment now',
  },
};

/** The present instant, told anew every `seconds`. */
export const useNow = (seconds: number): Date => {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(new Date());
    }, 1_000 * seconds);
    return () => {
      clearInterval(timer);
    };
  }, [seconds]);
  return now;
};

/** How long it is until an instant, in the two largest units. */
export const Countdown = ({ until }: { readonly until: string }) => {
  const { words } = useWords(dictionary);
  const left = Math.floor((Date.parse(until) - useNow(1).getTime()) / 1_000);
  if (left <= 0) return <span class="countdown">{words.over}</span>;
  const parts: [number, (count: number) => string][] = [
    [Math.floor(left / 86_400), words.days],
    [Math.floor(left / 3_600) % 24, words.hours],
    [Math.floor(left / 60) % 60, words.minutes],
    [left % 60, words.seconds],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  const shown = parts.slice(first, first + 2).map(([count, text]) => text(count));
  return <span class="countdown">{words.left(shown.join(' '))}</span>;
};
