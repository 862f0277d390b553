/**
 * What was loaded under a key, for a while, in one environment: many requests share one load. A failed load is not
 * kept, nor is one that found nothing, so that the next request looks again.
 */
export const remembered = <Key, Value>(
  load: (key: Key) => Promise<Value>,
  {
    milliseconds,
    entries = 256,
    nameOf = String,
    now = () => Date.now(),
  }: {
    readonly milliseconds: number;
    /** How many keys are kept; the oldest goes first. */
    readonly entries?: number;
    /** What tells one key from another, where it is not a string. */
    readonly nameOf?: (key: Key) => string;
    readonly now?: () => number;
  },
) => {
  const kept = new Map<string, { readonly at: number; readonly value: Promise<Value> }>();
  return (key: Key): Promise<Value> => {
    const name = nameOf(key);
    const known = kept.get(name);
    if (known !== undefined && now() - known.at <= milliseconds) return known.value;
    const loading = { at: now(), value: load(key) };
    const forget = (): void => {
      if (kept.get(name) === loading) kept.delete(name);
    };
    kept.delete(name);
    kept.set(name, loading);
    loading.value.then((value) => {
      if (value === undefined) forget();
    }, forget);
    const [oldest] = kept.keys();
    if (kept.size > entries && oldest !== undefined) kept.delete(oldest);
    return loading.value;
  };
};
