import * as z from 'zod';
import { Answers, mustAnswer, SurveyName, surveyNamed } from '../../shared/domain/training/survey.ts';
import { Refusal } from '../../shared/errors.ts';
import { firstCompleted } from '../../shared/domain/training/order.ts';
import { signedIn } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { switched } from '../../shared/http/switched.ts';
import { open, seal } from '../../shared/keys/fields.ts';
import { keyStore, type KeyStore } from '../../shared/keys/ring.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { purchaseTable, type Purchases } from '../../shared/table/purchases.ts';
import { surveyAnswerTable, type SurveyAnswers } from '../../shared/table/survey-answers.ts';

interface AnswerSurvey {
  readonly purchases: Pick<Purchases, 'ofPerson'>;
  readonly answers: Pick<SurveyAnswers, 'get' | 'enter'>;
  readonly keys: Pick<KeyStore, 'ring'>;
}

/** The answers in one form, whatever the order in which they were sent. */
const textOf = (answers: Answers): string => JSON.stringify(Object.entries(answers).sort());

/**
 * POST /v1/registrations/me/surveys/{survey}/answers: answers a survey, once. The same again is answered as it stands.
 * What people say of their work and income is encrypted.
 */
export const answerSurvey = ({ answers: table, keys, purchases }: AnswerSurvey) =>
  endpoint(
    {
      route: 'POST /v1/registrations/me/surveys/{survey}/answers',
      path: z.object({ survey: SurveyName }),
      body: z.strictObject({ answers: Answers }),
    },
    async ({ path, body: { answers }, caller, at }) => {
      const applicantId = signedIn(caller);
      const survey = surveyNamed(path.survey);
      const [bought, ring] = await Promise.all([purchases.ofPerson(applicantId), keys.ring()]);
      const first = firstCompleted(bought);
      mustAnswer(survey, answers, { scheme: first?.scheme, firstCompletedAt: first?.completedAt, at });
      const field = `survey:${survey.survey}`;
      const isNew = await table.enter({
        applicantId,
        survey: survey.survey,
        surveyVersion: survey.version,
        sealedAnswers: seal(ring, applicantId, field, textOf(answers)),
        answeredAt: at.toISOString(),
      });
      const standing = await table.get(applicantId, survey.survey);
      if (standing === undefined) throw new Error('Answers that were entered are not there.');
      if (!isNew && open(ring, applicantId, field, standing.sealedAnswers) !== textOf(answers))
        throw new Refusal('survey-answered');
      return { status: isNew ? 201 : 200, body: { survey: survey.survey, answeredAt: standing.answeredAt } };
    },
  );

const { TABLE_NAME, DATA_KEY_ARN } = environment({ TABLE_NAME: z.string(), DATA_KEY_ARN: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = switched(
  table,
  answerSurvey({
    purchases: purchaseTable(table),
    answers: surveyAnswerTable(table),
    keys: keyStore(table, DATA_KEY_ARN),
  }),
);
