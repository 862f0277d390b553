import * as z from 'zod';
import { surveys, surveyView } from '../../shared/domain/training/survey.ts';
import { firstCompleted } from '../../shared/domain/training/order.ts';
import { signedIn } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { purchaseTable, type Purchases } from '../../shared/table/purchases.ts';
import { surveyAnswerTable, type SurveyAnswers } from '../../shared/table/survey-answers.ts';

interface ListSurveys {
  readonly purchases: Pick<Purchases, 'ofPerson'>;
  readonly answers: Pick<SurveyAnswers, 'all'>;
}

/** GET /v1/registrations/me/surveys: the surveys of who has completed a course, with when each is open and what was answered. */
export const listSurveys = ({ answers, purchases }: ListSurveys) =>
  endpoint({ route: 'GET /v1/registrations/me/surveys' }, async ({ caller, language }) => {
    const applicantId = signedIn(caller);
    const [bought, answered] = await Promise.all([purchases.ofPerson(applicantId), answers.all(applicantId)]);
    const first = firstCompleted(bought);
    const { scheme, completedAt: firstCompletedAt } = first ?? {};
    if (firstCompletedAt === undefined) return { status: 200, body: { surveys: [] } };
    const own = surveys.filter((survey) => survey.scheme === scheme);
    return {
      status: 200,
      body: {
        surveys: own.map((survey) => {
          const answer = answered.find(({ survey: name }) => name === survey.survey);
          return surveyView(survey, { firstCompletedAt, answeredAt: answer?.answeredAt, language });
        }),
      },
    };
  });

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = listSurveys({
  purchases: purchaseTable(table),
  answers: surveyAnswerTable(table),
});
