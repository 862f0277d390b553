import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { provinces, regenciesOf } from '../../../shared/domain/regions.ts';
import { applicantOf, confinedTo, membershipsOf, rolesOf } from '../../../shared/http/caller.ts';

const claims = (groups: readonly string[]) => ({ 'cognito:groups': `[${groups.join(' ')}]` });

describe('the groups of a token', () => {
  test('say which roles a caller has, and for whom they work', () => {
    const own = claims(['local-government', 'regency-32.01', 'regency-32.71', 'institution-lp-cendekia']);

    expect(rolesOf(own)).toEqual(['local-government']);
    expect(membershipsOf(own)).toEqual({
      regencies: ['32.01', '32.71'],
      provinces: [],
      institutions: ['lp-cendekia'],
    });
    expect(membershipsOf({})).toEqual({ regencies: [], provinces: [], institutions: [] });
  });

  test('of a province cover every regency of it, each once, and none of another', () => {
    fc.assert(
      fc.property(fc.constantFrom(...provinces), ({ code }) => {
        const own = regenciesOf(code).map((regency) => regency.code);
        const [first = ''] = own;

        const found = membershipsOf(claims(['local-government', `province-${code}`, `regency-${first}`]));

        expect(found.provinces).toEqual([code]);
        expect([...found.regencies].sort()).toEqual(own);
      }),
    );
    expect(membershipsOf(claims(['province-99', 'province-'])).regencies).toEqual([]);
  });

  test('that say for whom a caller works give no role, and roles say nothing of whom', () => {
    const code = fc.stringMatching(/^[a-z0-9.-]{1,20}$/);
    fc.assert(
      fc.property(fc.uniqueArray(code), (codes) => {
        const groups = codes.flatMap((one) => [`regency-${one}`, `institution-${one}`]);

        expect(rolesOf(claims(groups))).toEqual([]);
        expect(membershipsOf(claims(['operator', ...groups]))).toEqual({
          regencies: codes,
          provinces: [],
          institutions: codes,
        });
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

describe('who a citizen is', () => {
  test('comes from the subject and nothing else of the token, so that an issuer may change its address', () => {
    const [one, other] = [{ iss: 'https://a.example' }, { iss: 'https://b.example', client_id: 'app' }];

    expect(applicantOf({ sub: 'budi', ...one })).toBe(applicantOf({ sub: 'budi', ...other }));
    expect(applicantOf({ sub: 'budi' })).not.toBe(applicantOf({ sub: 'siti' }));
  });

  test('comes from the claim that a stage names, whatever the new issuer calls them', () => {
    const claim = 'prakerja_subject';

    expect(applicantOf({ sub: 'new-1', [claim]: 'old' }, claim)).toBe(applicantOf({ sub: 'old' }));
    expect(applicantOf({ sub: 'new-2', [claim]: 'old' }, claim)).toBe(applicantOf({ sub: 'old' }));
  });

  test.each([{ sub: 'new-1' }, { sub: 'new-1', prakerja_subject: '' }, {}])(
    'is nobody where that claim has no value: %j',
    (claims) => {
      expect(applicantOf(claims, 'prakerja_subject')).toBeUndefined();
    },
  );
});
