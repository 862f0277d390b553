import { useEffect, useState } from 'preact/hooks';
import { durationText } from './duration.ts';
import { useWords } from './language.ts';

const dictionary = {
  id: { left: (time: string) => `${time} lagi`, over: 'sebentar lagi' },
  en: { left: (time: string) => `${time} left`, over: 'any moment now' },
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
  const { words, language } = useWords(dictionary);
  const left = Math.floor((Date.parse(until) - useNow(1).getTime()) / 1_000);
  return <span class="countdown">{left <= 0 ? words.over : words.left(durationText(language, left))}</span>;
};
