import * as z from 'zod';
import { ApplicantId, event } from './event.ts';
import { OrderData } from './training.ts';

/** A participant rated and reviewed a completed course. Read by run-incentive-step. */
export const ReviewGiven = event('review.given.v1', OrderData.extend({ reviewId: z.string(), rating: z.int() }));
export type ReviewGiven = z.infer<typeof ReviewGiven>;

/** Staff hid a review, or showed it again. Nobody reads it yet; it is the record. */
export const ReviewModerated = event(
  'review.moderated.v1',
  z.object({
    courseId: OrderData.shape.courseId,
    reviewId: z.string(),
    isHidden: z.boolean(),
    by: z.string(),
    reason: z.string(),
  }),
);
export type ReviewModerated = z.infer<typeof ReviewModerated>;

/** A participant answered a survey. Read by run-incentive-step. */
export const SurveyAnswered = event(
  'survey.answered.v1',
  z.object({ applicantId: ApplicantId, survey: z.string(), surveyVersion: z.int() }),
);
export type SurveyAnswered = z.infer<typeof SurveyAnswered>;
