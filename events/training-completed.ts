import type * as z from 'zod';
import { event } from './event.ts';
import { CertificateId, OrderData } from './training.ts';

/** A participant completed a course and has its certificate. Read by send-notice. */
export const TrainingCompleted = event('training.completed.v1', OrderData.extend({ certificateId: CertificateId }));
export type TrainingCompleted = z.infer<typeof TrainingCompleted>;
