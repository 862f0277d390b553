import { useEffect, useState } from 'preact/hooks';

/** What a page has asked for: what came last stays, with the fault of the last try beside it. */
export interface Loaded<Value> {
  readonly value?: Value;
  readonly fault?: unknown;
  readonly retry: () => void;
}

/**
 * Loads something, and again every so many seconds while the page is looked at. `key` names what is asked for: with
 * another it starts anew.
 */
export const useLoaded = <Value>(key: string, load: () => Promise<Value>, everySeconds?: number): Loaded<Value> => {
  const [state, setState] = useState<{ readonly value?: Value; readonly fault?: unknown }>({});
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let isOver = false;
    const ask = () => {
      load().then(
        (value) => {
          if (!isOver) setState({ value });
        },
        (fault: unknown) => {
          if (!isOver) setState((before) => ({ ...before, fault }));
        },
      );
    };
    ask();
    const timer =
      everySeconds === undefined
        ? undefined
        : setInterval(() => {
            if (document.visibilityState === 'visible') ask();
          }, 1_000 * everySeconds);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, [key, tries, everySeconds]);
  return {
    ...state,
    retry: () => {
      setTries(tries + 1);
    },
  };
};
