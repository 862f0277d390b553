import { useState } from 'preact/hooks';

const read = <Value>(name: string, initial: Value): Value => {
  try {
    return { ...initial, ...(JSON.parse(sessionStorage.getItem(name) ?? '{}') as Partial<Value>) };
  } catch {
    return initial;
  }
};

/**
 * What somebody types into a form, kept by this tab until it is sent: a session that ends meanwhile loses nothing. Gives
 * the values, what changes some of them, and what forgets them. Signing out forgets them too.
 */
export const useDraft = <Values extends object>(form: string, initial: Values) => {
  const name = `draft:${form}`;
  const [values, setValues] = useState(() => read(name, initial));
  const change = (changes: Partial<Values>) => {
    setValues((before) => {
      const after = { ...before, ...changes };
      try {
        sessionStorage.setItem(name, JSON.stringify(after));
      } catch {
        // A browser that keeps nothing: the form stays as long as the page.
      }
      return after;
    });
  };
  const forget = () => {
    setValues(initial);
    try {
      sessionStorage.removeItem(name);
    } catch {
      // Nothing was kept.
    }
  };
  return { values, change, forget };
};
