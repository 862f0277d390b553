import * as z from 'zod';
import { accepted, publishCourse } from '../seed/catalogue.ts';
import type { LocalStack } from '../stack/stack.ts';
import { callApi } from './citizen.ts';
import { machineOf, signingClientOf, type Machine, type SigningClient } from './partners.ts';

const Schedule = z.object({ scheduleId: z.string() });
const NewKey = z.object({ signKey: z.string() });

/** Who teaches and sells in the demo, and what. */
export interface School {
  readonly platform: Machine;
  readonly institution: Machine;
  readonly client: SigningClient;
  readonly webinar: { readonly courseId: string; readonly scheduleId: string; readonly cancelledScheduleId: string };
  readonly selfPaced: { readonly courseId: string };
}

const [institutionId, platformId] = ['lp-cendekia-nusantara', 'pasar-pelatihan'];

/** The first of two sessions of eight hours begins in half an hour: time enough to buy. */
export const beginsInMilliseconds = 1_800_000;
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

/** An institution and a platform are registered, two courses assessed by two assessors, published and offered. */
export const openSchool = async (stack: LocalStack): Promise<School> => {
  const tokenOf = (sub: string, group: string) => stack.tokenFor({ pool: 'staff', sub, groups: [group] });
  const [operator, ...assessors] = await Promise.all([
    tokenOf('operator-demo', 'operator'),
    tokenOf('assessor-one', 'assessor'),
    tokenOf('assessor-two', 'assessor'),
  ]);
  await accepted(stack, operator, ['PUT', `/v1/institutions/${institutionId}`], {
    name: 'LP Cendekia',
    nib: '9300000000001',
    owners: [],
  });
  await accepted(stack, operator, ['PUT', `/v1/platforms/${platformId}`], {
    name: 'Pasar Pelatihan',
    nib: '9300000000002',
    owners: [],
  });

  const published = (code: string, mode: 'self-paced' | 'webinar', title: string): Promise<string> =>
    publishCourse(stack, { operator, assessors }, { institutionId, platformId, code, title, mode, price: 900_000 });
  const [webinar, selfPaced] = await Promise.all([
    published('DEMO-WEB', 'webinar', 'Pemasaran Digital'),
    published('DEMO-SPL', 'self-paced', 'Pembukuan Usaha Kecil'),
  ]);
  const scheduled = async (code: string): Promise<string> =>
    Schedule.parse(
      await accepted(stack, operator, ['POST', `/v1/courses/${webinar}/schedules`], {
        code,
        sessions: sessions(),
        seats: 40,
      }),
    ).scheduleId;
  const [scheduleId, cancelledScheduleId] = [await scheduled('KELAS-A'), await scheduled('KELAS-B')];

  const [platform, institution] = await Promise.all([
    machineOf(stack, 'PlatformClient'),
    machineOf(stack, 'InstitutionClient'),
  ]);
  const clientCode = 'lp-cendekia-client';
  const register = (code: string, party: object) =>
    accepted(stack, operator, ['PUT', `/v1/partners/${code}`], { party, requestsPerSecond: 200 });
  await register(platform.clientCode, { kind: 'platform', platformId });
  await register(institution.clientCode, { kind: 'institution', institutionId });
  await register(clientCode, { kind: 'institution', institutionId });
  const { signKey } = NewKey.parse(
    await accepted(stack, operator, ['POST', `/v1/partners/${clientCode}/keys`], { newest: 0 }),
  );

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
  const token = await stack.tokenFor({ pool: 'staff', sub: 'operator-demo', groups: ['operator'] });
  const reply = await callApi(stack, {
    method: 'POST',
    path: `/v1/courses/${courseId}/schedules/${scheduleId}/cancellation`,
    token,
    body: { reason: 'Pengajar berhalangan hadir.' },
  });
  if (reply.status !== 200) throw new Error(`The schedule was not cancelled: ${JSON.stringify(reply.body)}`);
};

const Reviews = z.object({ reviews: z.array(z.object({ linkId: z.string() })) });

/** An operator looks at the faces that the machine could not decide, and accepts them. Gives how many. */
export const acceptFaces = async (stack: LocalStack): Promise<number> => {
  const token = await stack.tokenFor({ pool: 'staff', sub: 'operator-demo', groups: ['operator'] });
  const { reviews } = Reviews.parse(
    (await callApi(stack, { method: 'GET', path: '/v1/presence-reviews', token })).body,
  );
  for (const { linkId } of reviews) {
    const body = { decision: 'accept', reason: 'Wajah peserta terlihat jelas.' };
    const { status } = await callApi(stack, {
      method: 'POST',
      path: `/v1/presence-reviews/${linkId}/decision`,
      token,
      body,
    });
    if (status !== 200) throw new Error(`The review was answered ${status}.`);
  }
  return reviews.length;
};
