import { told } from '../../shared/api-client/client.ts';
import { apiOf, type Api } from '../api.ts';
import { publishCourse } from '../seed/catalogue.ts';
import type { LocalStack } from '../stack/stack.ts';
import { machineOf, signingClientOf, type Machine, type SigningClient } from './partners.ts';

/** Who teaches and sells in the demo, and what. */
export interface School {
  readonly platform: Machine;
  readonly institution: Machine;
  readonly client: SigningClient;
  readonly webinar: { readonly courseId: string; readonly scheduleId: string; readonly cancelledScheduleId: string };
  readonly selfPaced: { readonly courseId: string };
}

const [institutionId, platformId] = ['lp-cendekia-nusantara', 'pasar-pelatihan'];

/** The first of two sessions of eight hours begins in two hours: time enough to buy, and to take a purchase back. */
export const beginsInMilliseconds = 7_200_000;
const sessionMilliseconds = 8 * 3_600_000;
/** From the beginning of the first session to that of the second. */
export const betweenSessionsMilliseconds = 24 * 3_600_000;

const sessions = () => {
  const start = Date.now() + beginsInMilliseconds;
  return [0, 1].map((day) => ({
    sequence: day + 1,
    startsAt: new Date(start + day * betweenSessionsMilliseconds).toISOString(),
    endsAt: new Date(start + day * betweenSessionsMilliseconds + sessionMilliseconds).toISOString(),
  }));
};

type Party =
  | { readonly kind: 'platform'; readonly platformId: string }
  | { readonly kind: 'institution'; readonly institutionId: string };

const operatorApi = (stack: LocalStack): Api =>
  apiOf(stack, () => stack.tokenFor({ pool: 'staff', sub: 'operator-demo', groups: ['operator'] }));

/** An institution and a platform are registered, two courses assessed by two assessors, published and offered. */
export const openSchool = async (stack: LocalStack): Promise<School> => {
  const tokenOf = (sub: string, group: string) => stack.tokenFor({ pool: 'staff', sub, groups: [group] });
  const [operator, ...assessors] = await Promise.all([
    tokenOf('operator-demo', 'operator'),
    tokenOf('assessor-one', 'assessor'),
    tokenOf('assessor-two', 'assessor'),
  ]);
  const api = apiOf(stack, operator);
  const teaches = { name: 'LP Cendekia', nib: '9300000000001', owners: [] };
  await told(api.PUT('/v1/institutions/{institutionId}', { params: { path: { institutionId } }, body: teaches }));
  const sells = { name: 'Pasar Pelatihan', nib: '9300000000002', owners: [] };
  await told(api.PUT('/v1/platforms/{platformId}', { params: { path: { platformId } }, body: sells }));

  const published = (code: string, mode: 'self-paced' | 'webinar', title: string): Promise<string> =>
    publishCourse(stack, { operator, assessors }, { institutionId, platformId, code, title, mode, price: 900_000 });
  const [webinar, selfPaced] = await Promise.all([
    published('DEMO-WEB', 'webinar', 'Pemasaran Digital'),
    published('DEMO-SPL', 'self-paced', 'Pembukuan Usaha Kecil'),
  ]);
  const scheduled = async (code: string): Promise<string> => {
    const params = { path: { courseId: webinar } };
    const body = { code, sessions: sessions(), seats: 40 };
    return (await told(api.POST('/v1/courses/{courseId}/schedules', { params, body }))).scheduleId;
  };
  const [scheduleId, cancelledScheduleId] = [await scheduled('KELAS-A'), await scheduled('KELAS-B')];

  const [platform, institution] = await Promise.all([
    machineOf(stack, 'PlatformClient'),
    machineOf(stack, 'InstitutionClient'),
  ]);
  const clientCode = 'lp-cendekia-client';
  const register = (code: string, party: Party) => {
    const params = { path: { clientCode: code } };
    return told(api.PUT('/v1/partners/{clientCode}', { params, body: { party, requestsPerSecond: 200 } }));
  };
  await register(platform.clientCode, { kind: 'platform', platformId });
  await register(institution.clientCode, { kind: 'institution', institutionId });
  await register(clientCode, { kind: 'institution', institutionId });
  const params = { path: { clientCode } };
  const { signKey } = await told(api.POST('/v1/partners/{clientCode}/keys', { params, body: { newest: 0 } }));

  return {
    platform,
    institution,
    client: signingClientOf(stack, { clientCode, signKey }),
    webinar: { courseId: webinar, scheduleId, cancelledScheduleId },
    selfPaced: { courseId: selfPaced },
  };
};

/** An operator cancels a schedule: the programme pays everybody back. */
export const cancelSchedule = async (stack: LocalStack, courseId: string, scheduleId: string): Promise<void> => {
  await told(
    operatorApi(stack).POST('/v1/courses/{courseId}/schedules/{scheduleId}/cancellation', {
      params: { path: { courseId, scheduleId } },
      body: { reason: 'Pengajar berhalangan hadir.' },
    }),
  );
};

/** An operator looks at the faces that the machine could not decide, and accepts them. Gives how many. */
export const acceptFaces = async (stack: LocalStack): Promise<number> => {
  const api = operatorApi(stack);
  const { reviews } = await told(api.GET('/v1/presence-reviews'));
  for (const { linkId } of reviews) {
    const body = { decision: 'accept', reason: 'Wajah peserta terlihat jelas.' } as const;
    await told(api.POST('/v1/presence-reviews/{linkId}/decision', { params: { path: { linkId } }, body }));
  }
  return reviews.length;
};
