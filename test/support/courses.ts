import './environment.ts';
import { acknowledgeAffiliation } from '../../functions/catalogue/acknowledge-affiliation.ts';
import { addSchedule } from '../../functions/catalogue/add-schedule.ts';
import { assessVersion } from '../../functions/catalogue/assess-version.ts';
import { cancelSchedule } from '../../functions/catalogue/cancel-schedule.ts';
import { getCourse } from '../../functions/catalogue/get-course.ts';
import { listAffiliations } from '../../functions/catalogue/list-affiliations.ts';
import { listAssessments } from '../../functions/catalogue/list-assessments.ts';
import { listInstitutions } from '../../functions/catalogue/list-institutions.ts';
import { listPlatforms } from '../../functions/catalogue/list-platforms.ts';
import { listProvinces } from '../../functions/catalogue/list-provinces.ts';
import { listRegencyCourses } from '../../functions/catalogue/list-regency-courses.ts';
import { listVersions } from '../../functions/catalogue/list-versions.ts';
import { offerCourse } from '../../functions/catalogue/offer-course.ts';
import { openProvince } from '../../functions/catalogue/open-province.ts';
import { proposeCourse } from '../../functions/catalogue/propose-course.ts';
import { publishVersion } from '../../functions/catalogue/publish-version.ts';
import { registerInstitution } from '../../functions/catalogue/register-institution.ts';
import { registerPlatform } from '../../functions/catalogue/register-platform.ts';
import { searchCourses } from '../../functions/catalogue/search-courses.ts';
import { withdrawCourse } from '../../functions/catalogue/withdraw-course.ts';
import { catalogueTable } from '../../shared/table/catalogue.ts';
import type { Table } from '../../shared/table/client.ts';
import { courseTable } from '../../shared/table/courses.ts';
import { openedProvinceTable } from '../../shared/table/opened-provinces.ts';
import { institutionTable, platformTable } from '../../shared/table/parties.ts';
import { call } from './citizens.ts';

/** A webinar of 16 hours, as it is proposed. */
export const courseProposal = (fields: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  institutionId: 'lp-cendekia',
  code: 'WEB-1',
  title: 'Pemasaran Digital untuk Usaha Kecil',
  syllabus: [
    { title: 'Riset pasar', hours: 6 },
    { title: 'Iklan berbayar', hours: 10 },
  ],
  price: 600_000,
  mode: 'webinar',
  level: 'beginner',
  occupation: '2431',
  language: 'id',
  schemes: ['normal'],
  regencies: [],
  ...fields,
});

export const venue = {
  name: 'Balai Latihan Kerja Cibinong',
  address: 'Jalan Raya Bogor 1, Cibinong',
  regency: '32.01',
};

/** Two sessions of two hours on one day, the first so many seconds after an instant: now, unless told. */
export const scheduleInput = ({
  code,
  startsIn,
  from = Date.now(),
}: {
  readonly code: string;
  readonly startsIn: number;
  readonly from?: number;
}) => {
  const instant = (seconds: number): string => new Date(from + 1_000 * (startsIn + seconds)).toISOString();
  return {
    code,
    sessions: [
      { sequence: 1, startsAt: instant(0), endsAt: instant(7_200) },
      { sequence: 2, startsAt: instant(10_800), endsAt: instant(18_000) },
    ],
    seats: 30,
  };
};

/** An instant of the tests: 09.00 WIB on 1 March 2023. */
export const courseDay = new Date('2023-03-01T02:00:00.000Z');

/** Who calls: a number and the groups of the token. */
export interface Staff {
  readonly sub: string;
  readonly groups: readonly string[];
}

export const staff = {
  operator: { sub: 'olga', groups: ['operator'] },
  approver: { sub: 'agus', groups: ['approver'] },
  auditor: { sub: 'budi', groups: ['auditor'] },
  assessor: { sub: 'asri', groups: ['assessor'] },
  otherAssessor: { sub: 'anto', groups: ['assessor'] },
  bogor: { sub: 'bayu', groups: ['local-government', 'regency-32.01'] },
} as const satisfies Record<string, Staff>;

/** What a test says of a business: its number, and those of its owners. */
interface PartyFields {
  readonly nib: string;
  readonly owners?: readonly string[];
  readonly name?: string;
  readonly by?: Staff;
}

/** What staff and the public do with the catalogue, through the functions that serve them, on one table. */
export const catalogueDesk = (table: Table) => {
  const courses = courseTable(table);
  const catalogue = catalogueTable(table);
  const institutions = institutionTable(table);
  const platforms = platformTable(table);
  const provinces = openedProvinceTable(table);

  interface Asked {
    readonly by?: Staff;
    readonly at?: Date;
    readonly parameters?: Readonly<Record<string, string>>;
    readonly query?: Readonly<Record<string, string>>;
    readonly body?: unknown;
  }
  const ask = (
    handler: Parameters<typeof call>[0],
    { by, at = courseDay, parameters, query, body }: Asked,
    method = 'POST',
  ) =>
    call(handler, {
      method,
      at,
      ...(by === undefined ? {} : { claims: { sub: by.sub, 'cognito:groups': `[${by.groups.join(' ')}]` } }),
      ...(parameters === undefined ? {} : { pathParameters: parameters }),
      ...(query === undefined ? {} : { query }),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  const register = (handler: Parameters<typeof call>[0], parameters: Record<string, string>, party: PartyFields) => {
    const { nib, name, owners = [], by = staff.operator } = party;
    const listed = owners.map((owner) => ({ nib: owner, name: `Pemilik ${owner}` }));
    const body = { name: name ?? Object.values(parameters).map((id) => `Nama ${id}`)[0], nib, owners: listed };
    return ask(handler, { by, parameters, body }, 'PUT');
  };

  return {
    institution: (institutionId: string, party: PartyFields) =>
      register(registerInstitution({ institutions }), { institutionId }, party),
    platform: (platformId: string, party: PartyFields) =>
      register(registerPlatform({ platforms }), { platformId }, party),
    institutions: () => ask(listInstitutions({ institutions }), { by: staff.auditor }, 'GET'),
    platforms: () => ask(listPlatforms({ platforms }), { by: staff.auditor }, 'GET'),
    affiliations: (by: Staff = staff.auditor) =>
      ask(listAffiliations({ courses, institutions, platforms }), { by }, 'GET'),
    open: (province: string, body: unknown, at = courseDay) =>
      ask(openProvince({ provinces }), { by: staff.operator, at, parameters: { province }, body }, 'PUT'),
    provinces: () => ask(listProvinces({ provinces }), {}, 'GET'),
    propose: (body: unknown, by: Staff = staff.operator, at = courseDay) =>
      ask(proposeCourse({ courses, institutions, provinces }), { by, at, body }),
    assess: (courseId: string, version: number, by: Staff, fields: Readonly<Record<string, unknown>> = {}) =>
      ask(assessVersion({ courses }), {
        by,
        parameters: { courseId, version: String(version) },
        body: { verdict: 'approve', reasons: 'Silabus sesuai standar.', conflictOfInterest: 'none', ...fields },
      }),
    assessments: (by: Staff, query: Readonly<Record<string, string>> = {}) =>
      ask(listAssessments({ catalogue }), { by, query }, 'GET'),
    versions: (courseId: string, by: Staff = staff.auditor) =>
      ask(listVersions({ courses }), { by, parameters: { courseId } }, 'GET'),
    publish: (courseId: string, version: number, by: Staff = staff.operator, at = courseDay) =>
      ask(publishVersion({ courses, institutions, provinces }), {
        by,
        at,
        parameters: { courseId, version: String(version) },
      }),
    withdraw: (courseId: string) =>
      ask(withdrawCourse({ courses }), {
        by: staff.operator,
        parameters: { courseId },
        body: { reason: 'Pelatihan tidak diadakan lagi.' },
      }),
    offer: (courseId: string, platformId: string) =>
      ask(offerCourse({ courses, institutions, platforms }), {
        by: staff.operator,
        parameters: { courseId },
        body: { platformId },
      }),
    acknowledge: (courseId: string, platformId: string, by: Staff = staff.approver) =>
      ask(acknowledgeAffiliation({ courses, institutions, platforms }), {
        by,
        parameters: { courseId, platformId },
        body: { reason: 'Satu-satunya penyedia pelatihan ini.' },
      }),
    schedule: (courseId: string, body: unknown) =>
      ask(addSchedule({ courses, provinces }), { by: staff.operator, parameters: { courseId }, body }),
    cancel: (courseId: string, scheduleId: string) =>
      ask(cancelSchedule({ courses }), {
        by: staff.operator,
        parameters: { courseId, scheduleId },
        body: { reason: 'Pengajar berhalangan hadir.' },
      }),
    search: (query: Readonly<Record<string, string>> = {}, at = courseDay) =>
      ask(searchCourses({ catalogue }), { query, at }, 'GET'),
    course: (courseId: string, at = courseDay) =>
      // What an environment remembers of the registers is not what these tests are about.
      ask(
        getCourse({ courses, institutions: institutionTable(table), platforms: platformTable(table) }),
        { parameters: { courseId }, at },
        'GET',
      ),
    regencyCourses: (regency: string, by: Staff, query: Readonly<Record<string, string>> = {}) =>
      ask(listRegencyCourses({ catalogue }), { by, parameters: { regency }, query }, 'GET'),
  };
};
export type CatalogueDesk = ReturnType<typeof catalogueDesk>;
