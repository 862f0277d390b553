/**
 * What is asked for one by one and loaded together: keys that are asked for in the same turn of the event loop share one
 * load. It answers in the order of its keys, among which some may come twice. A load that fails, fails for all of them.
 */
export const gathered = <Key, Value>(load: (keys: readonly Key[]) => Promise<readonly Value[]>) => {
  let next: { readonly keys: Key[]; readonly values: Promise<readonly Value[]> } | undefined;
  return async (key: Key): Promise<Value> => {
    if (next === undefined) {
      const keys: Key[] = [];
      const values = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
        next = undefined;
        return load(keys);
      });
      next = { keys, values };
    }
    const own = next;
    const place = own.keys.push(key) - 1;
    const values = await own.values;
    if (place >= values.length) throw new Error('A load answered fewer values than it had keys.');
    // The place is within the values, which TypeScript does not follow.
    return values[place] as Value;
  };
};
