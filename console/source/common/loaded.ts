import { useEffect, useRef, useState } from 'preact/hooks';

interface State<Value> {
  readonly value?: Value;
  readonly fault?: unknown;
}

/** What a page has asked for: what came last stays, with the fault of the last try beside it. */
export interface Loaded<Value> extends State<Value> {
  readonly retry: () => void;
}

/** In how many seconds to ask again, as long as the page is looked at; undefined: not any more. */
type Pace<Value> = number | undefined | ((value: Value | undefined) => number | undefined);

/**
 * Loads something, and again so many seconds after each answer while the page is looked at: one that was hidden asks as
 * soon as it is seen again. `key` names what is asked for: with another it starts anew.
 */
export const useLoaded = <Value>(key: string, load: () => Promise<Value>, pace?: Pace<Value>): Loaded<Value> => {
  const [state, setState] = useState<State<Value>>({});
  const [tries, setTries] = useState(0);
  const latest = useRef({ load, pace });
  latest.current = { load, pace };
  const isPaced = pace !== undefined;
  useEffect(() => {
    let isOver = false;
    let isDue = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last: Value | undefined;
    const askLater = () => {
      if (isOver) return;
      const { pace: current } = latest.current;
      const seconds = typeof current === 'function' ? current(last) : current;
      if (seconds !== undefined) timer = setTimeout(askIfSeen, 1_000 * seconds);
    };
    const ask = () => {
      latest.current
        .load()
        .then(
          (value) => {
            last = value;
            if (!isOver) setState({ value });
          },
          (fault: unknown) => {
            if (!isOver) setState((before) => ({ ...before, fault }));
          },
        )
        .finally(askLater);
    };
    const askIfSeen = () => {
      isDue = document.visibilityState !== 'visible';
      if (!isDue) ask();
    };
    const seen = () => {
      if (isDue) askIfSeen();
    };
    document.addEventListener('visibilitychange', seen);
    ask();
    return () => {
      isOver = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', seen);
    };
  }, [key, tries, isPaced]);
  return {
    ...state,
    retry: () => {
      setTries(tries + 1);
    },
  };
};
