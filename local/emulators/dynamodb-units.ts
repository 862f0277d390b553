import { isObject, type Json, type JsonObject } from './json.ts';

/** Request units: a read of up to 4 KB (half of one when eventually consistent), a write of up to 1 KB. */
export interface Units {
  readonly read: number;
  readonly write: number;
}

export const noUnits = (): Units => ({ read: 0, write: 0 });

export const addUnits = (one: Units, other: Units): Units => ({
  read: one.read + other.read,
  write: one.write + other.write,
});

/**
 * The units of a transaction, which DynamoDB bills twice over (once to prepare, once to commit). A put is counted by its
 * item's size; of an update, a delete and a check the size is not in the request, and one unit is assumed, as it is for
 * the copy of an item in an index. Undefined for what is no transaction.
 */
export const transactionUnits = (
  operation: string,
  items: readonly { readonly action: string; readonly request: JsonObject }[],
): Units | undefined => {
  if (operation === 'TransactGetItems') return { read: 2 * items.length, write: 0 };
  if (operation !== 'TransactWriteItems') return undefined;
  return { read: 0, write: items.reduce((sum, { request }) => sum + putUnits(request['Item']), 0) };
};

const putUnits = (item: Json | undefined): number => {
  if (!isObject(item)) return 2;
  const bytes = Object.entries(item).reduce((sum, [name, value]) => sum + name.length + sizeOf(value), 0);
  const copies = 'gsi1pk' in item ? 1 : 0;
  return (2 + copies) * Math.ceil(bytes / 1024);
};

/** The size of a typed attribute value, within a few bytes of how DynamoDB measures it. */
const sizeOf = (value: Json): number => {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (Array.isArray(value)) return value.reduce<number>((sum, member) => sum + 1 + sizeOf(member), 3);
  if (!isObject(value)) return 1;
  return Object.entries(value).reduce(
    (sum, [name, member]) => sum + (isType(name) ? 0 : 1 + name.length) + sizeOf(member),
    0,
  );
};

const isType = (name: string) => /^(S|N|B|M|L|SS|NS|BS|BOOL|NULL)$/.test(name);
