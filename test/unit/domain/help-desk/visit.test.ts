import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ApplicantId } from '../../../../events/event.ts';
import { VisitId } from '../../../../events/visit-changed.ts';
import { access, rowOf, isRoute } from '../../../../shared/domain/access/index.ts';
import { officeOf } from '../../../../shared/domain/help-desk/office.ts';
import { helpDeskRulesOn } from '../../../../shared/domain/help-desk/rules.ts';
import { visitCodeNotice, visitOpenedNotice } from '../../../../shared/domain/help-desk/visit-notice-texts.ts';
import {
  isVisitCode,
  mustBeOpen,
  mustTakeCode,
  openedVisit,
  requestedVisit,
  topics,
  visitCodeOf,
  visitOf,
  wasOpened,
  type Visit,
} from '../../../../shared/domain/help-desk/visit.ts';
import { accessView, hasActionText } from '../../../../shared/domain/person-access-view.ts';
import { provinces, regencies } from '../../../../shared/domain/regions.ts';
import { Refusal } from '../../../../shared/errors.ts';

const rules = helpDeskRulesOn('2023-02-19');
const at = new Date('2023-02-19T03:00:00.000Z');
const applicantId = ApplicantId.parse('a1'.repeat(16));
const visitId = VisitId.parse('c3'.repeat(16));
const key = Buffer.alloc(32, 7);
const minute = 60_000;

const visit = (fields: Partial<Visit> = {}): Visit => ({
  ...requestedVisit(
    { visitId, staffId: 'hana', groups: ['help-desk', 'regency-32.01'], topic: 'wave', purpose: 'sealed', applicantId },
    { rules, at },
  ).visit,
  ...fields,
});

const codeOfRefusal = (act: () => unknown): string | undefined => {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

describe('the code of a visit', () => {
  test('has six digits, opens its own visit under any live key, and none that nobody’s NIK is behind', () => {
    const id = fc.stringMatching(/^[0-9a-f]{32}$/).map((text) => VisitId.parse(text));
    fc.assert(
      fc.property(id, id, (own, other) => {
        const code = visitCodeOf(key, { visitId: own });
        expect(code).toMatch(/^\d{6}$/);
        expect(isVisitCode([Buffer.alloc(32, 8), key], visit({ visitId: own }), code)).toBe(true);
        expect(isVisitCode([key], { ...visit({ visitId: own }), applicantId: undefined }, code)).toBe(false);
        if (visitCodeOf(key, { visitId: other }) !== code)
          expect(isVisitCode([key], visit({ visitId: other }), code)).toBe(false);
      }),
    );
  });

  test('is refused after its time, or with no try left, whoever the NIK belongs to', () => {
    const until = Date.parse(visit().codeValidUntil);
    fc.assert(
      fc.property(
        fc.integer({ min: -20, max: 20 }),
        fc.integer({ min: 0, max: 3 }),
        fc.boolean(),
        (minutes, tries, isKnown) => {
          const instant = new Date(until + minutes * minute);
          const asked = { ...visit({ triesLeft: tries }), ...(isKnown ? {} : { applicantId: undefined }) };
          const expected = minutes > 0 ? 'visit-code-expired' : tries === 0 ? 'visit-code-used-up' : undefined;
          expect(
            codeOfRefusal(() => {
              mustTakeCode(asked, instant);
            }),
          ).toBe(expected);
        },
      ),
    );
  });
});

describe('a visit', () => {
  test('may be acted in from when it was opened until its time is over or it is ended, and by its own member of staff only', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10 * minute }),
        fc.integer({ min: 0, max: 60 * minute }),
        fc.option(fc.integer({ min: 0, max: 60 * minute }), { nil: undefined }),
        (openedAfter, askedAfter, endedAfter) => {
          const openedAt = new Date(at.getTime() + openedAfter);
          const opened = openedVisit({ ...visit(), applicantId }, { rules, at: openedAt }).visit;
          const ended =
            endedAfter === undefined
              ? opened
              : { ...opened, endedAt: new Date(openedAt.getTime() + endedAfter).toISOString() };
          const asked = new Date(openedAt.getTime() + askedAfter);
          const lasts = Math.min(rules.openMinutes.value * minute, endedAfter ?? Infinity);
          // Whoever ends a visit does so while it is open.
          fc.pre(endedAfter === undefined || endedAfter < rules.openMinutes.value * minute);
          expect(codeOfRefusal(() => mustBeOpen(ended, asked))).toBe(askedAfter < lasts ? undefined : 'visit-over');
        },
      ),
    );
    expect(codeOfRefusal(() => mustBeOpen(visit(), at))).toBe('visit-not-open');
    expect(codeOfRefusal(() => visitOf('hasan', visit()))).toBe('visit-not-found');
    expect(codeOfRefusal(() => visitOf('hana', undefined))).toBe('visit-not-found');
    expect(visitOf('hana', visit())).toEqual(visit());
    expect(wasOpened(visit())).toBe(false);
  });
});

describe('what people are told', () => {
  const groupsOf = [
    ['help-desk'],
    ...regencies.map(({ code }) => ['help-desk', `regency-${code}`]),
    ...provinces.map(({ code }) => ['help-desk', `province-${code}`]),
  ];

  test('fits one message for every help desk and every topic, and names both with the code', () => {
    for (const groups of groupsOf) {
      for (const topic of topics) {
        const { text } = visitCodeNotice('123456', visit({ groups, topic }), rules.code.value.validMinutes);
        expect(text.length, text).toBeLessThanOrEqual(160);
        expect(text).toContain('123456');
      }
    }
  });

  test('of an opened visit names the office, the time of day in WIB and where everything can be read', () => {
    const { text } = visitOpenedNotice(openedVisit({ ...visit(), applicantId }, { rules, at }).visit);

    expect(text).toContain('Kabupaten Bogor');
    expect(text).toContain('pukul 10.00 WIB');
    expect(text).toContain('sampai pukul 10.30 WIB');
    expect(text).toContain('Riwayat akses');
  });

  test('is in both languages for everything by which staff can open a person’s data', () => {
    const actions = Object.keys(access)
      .filter(isRoute)
      .flatMap((route) => (rowOf(route).opensPerson ? [rowOf(route).action] : []));

    expect(actions.length).toBeGreaterThan(10);
    expect(actions.filter((action) => !hasActionText(action))).toEqual([]);
  });

  test('of who opened their data is the roles and the office, and no name or number of a member of staff', () => {
    const view = accessView(
      {
        event: 'person.accessed.v1',
        occurredAt: at.toISOString(),
        data: {
          ...{
            applicantId,
            requestId: 'r-1',
            staffId: 'hana-subject',
            groups: ['operator', 'province-32', 'institution-x'],
          },
          ...{ action: 'open-visit', refusal: 'visit-code-wrong' },
        },
      },
      undefined,
    );

    expect(view).toMatchObject({
      at: at.toISOString(),
      by: { roles: [{ role: 'operator' }], office: { code: '32', id: 'Jawa Barat' } },
      action: { code: 'open-visit' },
      refusal: { code: 'visit-code-wrong' },
    });
    expect(JSON.stringify(view)).not.toContain('hana');
    expect(officeOf(['help-desk']).code).toBeUndefined();
    expect(officeOf(['regency-99.99', 'province-00']).code).toBeUndefined();
  });
});
