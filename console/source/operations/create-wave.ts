import { told, type paths } from '../../../shared/api-client/client.ts';
import { clientOf } from '../common/client.ts';
import type { Session } from '../common/session.ts';
import { quotaCsv } from './pasted-quota.ts';

type Plan = paths['/v1/waves']['post']['requestBody']['content']['application/json'];
export type Scheme = Plan['scheme'];
export type Group = NonNullable<Plan['reservedGroups']>[number];

export const schemes: readonly Scheme[] = ['normal', 'semi-bansos'];
export const groups: readonly Group[] = ['disability', 'laid-off', 'migrant-workers'];

/** A wave as somebody types it: instants to the minute in WIB, as `2023-08-17T19:00`. */
export interface WaveDraft {
  readonly waveId: string;
  readonly scheme: Scheme;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly cutoffAt: string;
  readonly drawAt: string;
  readonly objectionHours: string;
  readonly reservePercent: string;
  readonly reservedGroups: readonly Group[];
  readonly waitingListDays: string;
  readonly quota: string;
}

export const emptyDraft: WaveDraft = {
  waveId: '',
  scheme: 'normal',
  opensAt: '',
  closesAt: '',
  cutoffAt: '',
  drawAt: '',
  objectionHours: '24',
  reservePercent: '0',
  reservedGroups: [],
  waitingListDays: '0',
  quota: '',
};

const instantInWib = (typed: string): string => (typed === '' ? '' : `${typed}:00+07:00`);

/** Creates a wave. @throws ApiRefused with the fields at fault. */
export const createWave = (own: Session, draft: WaveDraft) => {
  const { objectionHours, reservePercent, waitingListDays, quota, ...plan } = draft;
  return told(
    clientOf(own).POST('/v1/waves', {
      body: {
        ...plan,
        reservedGroups: [...plan.reservedGroups],
        opensAt: instantInWib(plan.opensAt),
        closesAt: instantInWib(plan.closesAt),
        cutoffAt: instantInWib(plan.cutoffAt),
        drawAt: instantInWib(plan.drawAt),
        objectionWindowSeconds: Math.round(Number(objectionHours.replace(',', '.')) * 3_600),
        reservePercent: Number(reservePercent),
        waitingListDays: Number(waitingListDays),
        quota: { csv: quotaCsv(quota) },
      },
    }),
  );
};
