import type { ApplicantId } from '../../events/event.ts';
import { SurveyAnswered } from '../../events/review-given.ts';
import { SurveyAnswer } from '../domain/training/survey.ts';
import type { Table } from './client.ts';
import { index, keys } from './keys.ts';
import { getItem, queryAll } from './read.ts';
import { transact } from './transaction.ts';

export const surveyAnswerTable = (table: Table) => ({
  async get(applicantId: ApplicantId, survey: string): Promise<SurveyAnswer | undefined> {
    const item = await getItem(table, keys.surveyAnswer(applicantId, survey));
    return item === undefined ? undefined : SurveyAnswer.parse(item);
  },

  /** What a person has answered so far. */
  async all(applicantId: ApplicantId): Promise<SurveyAnswer[]> {
    return (await queryAll(table, keys.surveyAnswers(applicantId))).map((item) => SurveyAnswer.parse(item));
  },

  /**
   * Enters a person's answers with their event, once for each survey.
   * @returns false when the survey is answered already.
   */
  async enter(answer: SurveyAnswer): Promise<boolean> {
    const { applicantId, survey, surveyVersion, answeredAt } = answer;
    const event: SurveyAnswered = {
      event: SurveyAnswered.shape.event.value,
      occurredAt: answeredAt,
      data: { applicantId, survey, surveyVersion },
    };
    const { written } = await transact(table, (TableName) => [
      {
        Put: {
          TableName,
          Item: { ...keys.surveyAnswer(applicantId, survey), ...answer },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
      {
        Put: {
          TableName,
          Item: { ...keys.surveyEvent(applicantId, survey), ...index.eventsOf(answeredAt, applicantId), ...event },
        },
      },
    ]);
    return written;
  },
});
export type SurveyAnswers = ReturnType<typeof surveyAnswerTable>;
