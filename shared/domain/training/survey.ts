import * as z from 'zod';
import { ApplicantId, Instant } from '../../../events/event.ts';
import { Refusal } from '../../errors.ts';
import type { Scheme } from '../rule-set.ts';

/** A question with its possible answers, by stable codes, in Indonesian and English. */
interface Question {
  readonly code: string;
  readonly id: string;
  readonly en: string;
  readonly answers: readonly { readonly code: string; readonly id: string; readonly en: string }[];
}

/** A survey (survei evaluasi): versioned data, never changed once it was asked. */
interface Survey {
  readonly survey: string;
  readonly version: number;
  readonly scheme: Scheme;
  /** How many days after the first completed course it opens, and how long it stays open. */
  readonly opensAfterDays: number;
  readonly openDays: number;
  readonly questions: readonly Question[];
}

const yesNo = [
  { code: 'yes', id: 'Ya', en: 'Yes' },
  { code: 'no', id: 'Tidak', en: 'No' },
] as const;

const usefulness: Question = {
  code: 'usefulness',
  id: 'Seberapa berguna pelatihan ini bagi pekerjaan Anda?',
  en: 'How useful is the training for your work?',
  answers: [
    { code: 'very', id: 'Sangat berguna', en: 'Very useful' },
    { code: 'somewhat', id: 'Cukup berguna', en: 'Somewhat useful' },
    { code: 'little', id: 'Kurang berguna', en: 'Of little use' },
    { code: 'none', id: 'Tidak berguna', en: 'Of no use' },
  ],
};

const taught: Question = {
  code: 'taught-as-promised',
  id: 'Apakah semua materi diajarkan seperti yang dijanjikan?',
  en: 'Was everything taught that had been promised?',
  answers: yesNo,
};

const work: Question = {
  code: 'working',
  id: 'Apakah Anda bekerja atau berusaha sekarang?',
  en: 'Do you work, or run a business, now?',
  answers: yesNo,
};

const income: Question = {
  code: 'income-change',
  id: 'Bagaimana penghasilan Anda dibandingkan dengan sebelum pelatihan?',
  en: 'How is your income, compared with that before the training?',
  answers: [
    { code: 'higher', id: 'Lebih tinggi', en: 'Higher' },
    { code: 'same', id: 'Sama', en: 'The same' },
    { code: 'lower', id: 'Lebih rendah', en: 'Lower' },
    { code: 'none-then', id: 'Dulu belum berpenghasilan', en: 'There was none before' },
  ],
};

const outcome = [work, income] as const;

/**
 * Every survey. The rules say how many are paid for (two under the normal scheme, three under semi-bansos); what they ask,
 * and when, no source tells: it is the programme's to set.
 */
export const surveys: readonly Survey[] = [
  {
    survey: 'normal-1',
    version: 1,
    scheme: 'normal',
    opensAfterDays: 0,
    openDays: 90,
    questions: [usefulness, taught],
  },
  { survey: 'normal-2', version: 1, scheme: 'normal', opensAfterDays: 30, openDays: 90, questions: outcome },
  {
    survey: 'semi-bansos-1',
    version: 1,
    scheme: 'semi-bansos',
    opensAfterDays: 0,
    openDays: 90,
    questions: [usefulness, taught],
  },
  { survey: 'semi-bansos-2', version: 1, scheme: 'semi-bansos', opensAfterDays: 30, openDays: 90, questions: outcome },
  { survey: 'semi-bansos-3', version: 1, scheme: 'semi-bansos', opensAfterDays: 60, openDays: 90, questions: outcome },
];

export const SurveyName = z
  .string()
  .refine((name) => surveys.some(({ survey }) => survey === name), 'survey-not-found');

/** What a participant answered: a code for each question, encrypted; once for each survey. */
export const SurveyAnswer = z.object({
  applicantId: ApplicantId,
  survey: z.string(),
  surveyVersion: z.int(),
  /** The answers by question, as JSON, encrypted under the person. */
  sealedAnswers: z.string(),
  answeredAt: Instant,
});
export type SurveyAnswer = z.infer<typeof SurveyAnswer>;

/** The answers to a survey by question. */
export const Answers = z.record(z.string().max(40), z.string().max(40));
export type Answers = z.infer<typeof Answers>;

const millisecondsADay = 86_400_000;

/** When a survey opens for somebody, and when it closes. */
const openingOf = (
  { opensAfterDays, openDays }: Pick<Survey, 'opensAfterDays' | 'openDays'>,
  firstCompletedAt: string,
): { readonly opensAt: string; readonly closesAt: string } => {
  const opensAt = Date.parse(firstCompletedAt) + opensAfterDays * millisecondsADay;
  return {
    opensAt: new Date(opensAt).toISOString(),
    closesAt: new Date(opensAt + openDays * millisecondsADay).toISOString(),
  };
};

/** The survey of a name. @throws Refusal survey-not-found. */
export const surveyNamed = (name: string): Survey => {
  const found = surveys.find(({ survey }) => survey === name);
  if (found === undefined) throw new Refusal('survey-not-found');
  return found;
};

/**
 * Holds answers to a survey that is open for the person: one of the offered answers for each question, and nothing else.
 * @throws Refusal survey-not-open, survey-answers-incomplete.
 */
export const mustAnswer = (
  survey: Survey,
  answers: Answers,
  { scheme, firstCompletedAt, at }: { scheme: Scheme | undefined; firstCompletedAt: string | undefined; at: Date },
): void => {
  if (firstCompletedAt === undefined || scheme !== survey.scheme) throw new Refusal('survey-not-open');
  const { opensAt, closesAt } = openingOf(survey, firstCompletedAt);
  if (at.toISOString() < opensAt || at.toISOString() > closesAt) throw new Refusal('survey-not-open');
  const isComplete =
    Object.keys(answers).length === survey.questions.length &&
    survey.questions.every((question) => question.answers.some(({ code }) => code === answers[question.code]));
  if (!isComplete) throw new Refusal('survey-answers-incomplete', { field: 'answers' });
};

/** A survey as its participant sees it, in one language. */
export const surveyView = (
  { survey, version, questions, ...when }: Survey,
  {
    firstCompletedAt,
    answeredAt,
    language,
  }: { firstCompletedAt: string; answeredAt: string | undefined; language: 'id' | 'en' },
) => ({
  survey,
  version,
  ...openingOf(when, firstCompletedAt),
  ...(answeredAt === undefined ? {} : { answeredAt }),
  questions: questions.map((question) => ({
    code: question.code,
    text: question[language],
    answers: question.answers.map((answer) => ({ code: answer.code, text: answer[language] })),
  })),
});
