import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { confinedTo, membershipsOf, rolesOf } from '../../../shared/http/caller.ts';

const claims = (groups: readonly string[]) => ({ 'cognito:groups': `[${groups.join(' ')}]` });

describe('the groups of a token', () => {
  test('say which roles a caller has, and for whom they work', () => {
    const own = claims(['local-government', 'regency-32.01', 'regency-32.71', 'institution-lp-cendekia']);

    expect(rolesOf(own)).toEqual(['local-government']);
    expect(membershipsOf(own)).toEqual({ regencies: ['32.01', '32.71'], institutions: ['lp-cendekia'] });
    expect(membershipsOf({})).toEqual({ regencies: [], institutions: [] });
  });

  test('that say for whom a caller works give no role, and roles say nothing of whom', () => {
    const code = fc.stringMatching(/^[a-z0-9.-]{1,20}$/);
    fc.assert(
      fc.property(fc.array(code), (codes) => {
        const groups = codes.flatMap((one) => [`regency-${one}`, `institution-${one}`]);

        expect(rolesOf(claims(groups))).toEqual([]);
        expect(membershipsOf(claims(['operator', ...groups]))).toEqual({ regencies: codes, institutions: codes });
      }),
    );
  });
});

test('a local government is confined to its regencies, unless the same person has a role that is not', () => {
  const regencies = ['32.01'];

  const route = 'POST /v1/courses';

  expect(confinedTo({ roles: ['local-government'], regencies }, route)).toEqual(regencies);
  expect(confinedTo({ roles: ['local-government', 'help-desk'], regencies: [] }, route)).toEqual([]);
  expect(confinedTo({ roles: ['local-government', 'operator'], regencies }, route)).toBeUndefined();
});
