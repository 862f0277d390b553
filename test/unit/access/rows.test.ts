import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, expectTypeOf, test } from 'vitest';
import type { FunctionDefinition } from '../../../infra/function-definition.ts';
import { functions } from '../../../infra/functions.ts';
import {
  access,
  isRoute,
  rowOf,
  type Role,
  type RouteKey,
  type Row,
  type Scope,
} from '../../../shared/domain/access/index.ts';
import type { Contract } from '../../../shared/http/endpoint.ts';

const root = join(import.meta.dirname, '../../..');

interface Served {
  readonly file: string;
  readonly route: RouteKey;
  readonly row: Row;
  /** The text of the function's file. */
  readonly source: string;
}

const served: readonly Served[] = functions.flatMap(({ file, trigger }) => {
  if (!('route' in trigger)) return [];
  const path = join(root, 'functions', `${file}.ts`);
  const source = existsSync(path) ? readFileSync(path, 'utf8') : '';
  return [{ file, route: trigger.route, row: rowOf(trigger.route), source }];
});

/** The functions of which something holds, by their files. */
const those = (fails: (one: Served) => boolean): string[] => served.filter(fails).map(({ file }) => file);

describe('the table of access', () => {
  test('has a line for every route, and a function for every line', () => {
    expect(served.map(({ route }) => route).toSorted()).toEqual(Object.keys(access).toSorted());
    expect(served.every(({ route }) => isRoute(route))).toBe(true);
  });

  test('names each action as its function, and each once', () => {
    expect(those(({ file, row }) => row.action !== file.slice(file.indexOf('/') + 1))).toEqual([]);
    expect(new Set(served.map(({ row }) => row.action)).size).toBe(served.length);
  });

  test('is what the function goes by: its contract is of the route that leads to it', () => {
    const named = ({ source }: Served) => [
      ...new Set([...source.matchAll(/'((?:GET|POST|PUT|DELETE) \/[^']+)'/g)].map(([, key]) => key)),
    ];
    // What institutions speak already has an edge of its own, which goes by the signature and knows no roles.
    const isSigned = ({ route, row }: Served) => route.startsWith('POST /api/v1/integration/') && 'anyone' in row;
    expect(those((one) => (isSigned(one) ? named(one).length > 0 : named(one).join() !== one.route))).toEqual([]);
    expect(those(({ source, route }) => !source.includes(route))).toEqual([]);
  });

  test('puts on record whatever staff ask for, and nothing that they do not', () => {
    const isRecorded = ({ source }: Served) => source.includes('export const handler = recorded(');
    expect(those((one) => 'staff' in one.row !== isRecorded(one))).toEqual([]);
  });

  test('marks only what staff do', () => {
    expect(those(({ row }) => !('staff' in row) && (row.opensPerson === true || row.overrides === true))).toEqual([]);
  });

  test('lets nobody but an auditor, an approver or an operator see everything there is of people', () => {
    const wide = served.flatMap(({ route, row }) => {
      if (!('staff' in row) || row.opensPerson !== true) return [];
      return Object.entries(row.staff).flatMap(([role, scope]) => (scope === 'all' ? [`${role} ${route}`] : []));
    });
    expect(wide.filter((one) => !/^(auditor|approver|operator) /.test(one))).toEqual([]);
  });

  test('gives an auditor nothing to change', () => {
    expect(
      those(({ route, row }) => 'staff' in row && row.staff.auditor !== undefined && !route.startsWith('GET ')),
    ).toEqual([]);
  });

  test('lets help desks act in visits alone, and local governments see all of the register of parties and of the nation’s figures alone', () => {
    const everywhere = (role: Role, but: Scope): string[] =>
      those(({ row }) => 'staff' in row && ![undefined, but].includes(row.staff[role]));

    expect(everywhere('help-desk', 'consented')).toEqual([]);
    expect(everywhere('local-government', 'own-regencies')).toEqual([
      'catalogue/list-institutions',
      'catalogue/list-platforms',
      'regions/get-nation-figures',
    ]);
  });
});

describe('a route that has no line', () => {
  test('is no trigger of a function', () => {
    type Trigger = FunctionDefinition['trigger'];
    expectTypeOf<{ readonly route: 'GET /v1/waves' }>().toExtend<Trigger>();
    expectTypeOf<{ readonly route: 'GET /v1/everything' }>().not.toExtend<Trigger>();
  });

  test('is no contract of a function', () => {
    type OfContract = Contract<undefined, undefined, undefined>['route'];
    expectTypeOf<'GET /v1/waves'>().toExtend<OfContract>();
    expectTypeOf<'GET /v1/everything'>().not.toExtend<OfContract>();
    expectTypeOf<string>().not.toExtend<OfContract>();
  });
});
