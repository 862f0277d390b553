/** JSON text that no value stands for, such as `1e999` or `-0`; it is written as it is. */
export class Raw {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** A value of a request's body, which may hold texts that JSON.stringify would never write. */
export type Odd = null | boolean | number | string | Raw | readonly Odd[] | OddFields;
export interface OddFields {
  readonly [name: string]: Odd;
}

export const isFields = (value: Odd | undefined): value is OddFields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Raw);

/** The JSON text of a value. A lone surrogate is written as an escape, as JSON.stringify does. */
export const jsonText = (value: Odd): string => {
  if (value instanceof Raw) return value.text;
  if (Array.isArray(value)) return `[${value.map((one: Odd) => jsonText(one)).join(',')}]`;
  if (!isFields(value)) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([name, one]) => `${JSON.stringify(name)}:${jsonText(one)}`)
    .join(',')}}`;
};

/** Where a value lies within another: names of fields and places in lists. */
export type Place = readonly (string | number)[];

/** Every place within a value, that of the value itself first. Lists are looked into at their beginning only. */
export const placesIn = (value: Odd, at: Place = []): Place[] => {
  if (Array.isArray(value))
    return [at, ...value.slice(0, 3).flatMap((one: Odd, index: number) => placesIn(one, [...at, index]))];
  if (!isFields(value)) return [at];
  return [at, ...Object.entries(value).flatMap(([name, one]) => placesIn(one, [...at, name]))];
};

/** What lies at a place; undefined where nothing does. */
export const valueAt = (value: Odd, place: Place): Odd | undefined =>
  place.reduce<Odd | undefined>((found, step) => {
    if (Array.isArray(found)) return (found as readonly Odd[])[Number(step)];
    return isFields(found) && Object.hasOwn(found, step) ? found[step] : undefined;
  }, value);

/** A value with what lies at a place changed; what is changed to undefined is left out. */
export const changedAt = (
  value: Odd,
  [step, ...further]: Place,
  change: (old: Odd) => Odd | undefined,
): Odd | undefined => {
  if (step === undefined) return change(value);
  if (Array.isArray(value))
    return (value as readonly Odd[]).flatMap((one, index) => {
      const changed = index === step ? changedAt(one, further, change) : one;
      return changed === undefined ? [] : [changed];
    });
  if (!isFields(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) => {
      const changed = name === step ? changedAt(one, further, change) : one;
      return changed === undefined ? [] : [[name, changed]];
    }),
  );
};
