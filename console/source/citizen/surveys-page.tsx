import { told } from '../../../shared/api-client/client.ts';
import { clientOf } from '../common/client.ts';
import { useDraft } from '../common/draft.ts';
import { OneOf } from '../common/fields.tsx';
import { instantText } from '../common/format.ts';
import { useWords } from '../common/language.ts';
import type { Session } from '../common/session.ts';
import { useNow } from '../common/time.tsx';
import { Deadline } from './deadline.tsx';
import type { Survey } from './answers.ts';
import { Asked } from './asked.tsx';
import { Section } from './section.tsx';
import { SendForm } from './sending.tsx';
import { trainingWords } from './training-words.ts';

interface SurveyProps {
  readonly own: Session;
  readonly survey: Survey;
  readonly onAnswered: () => void;
}

const Questions = ({ own, survey: { survey, questions, closesAt }, onAnswered }: SurveyProps) => {
  const { words } = useWords(trainingWords);
  const { values, change, forget } = useDraft<Record<string, string>>(`survey:${survey}`, {});
  return (
    <>
      <Deadline label={words.closes} at={closesAt} />
      <SendForm
        text={words.sendAnswers}
        send={async () => {
          await told(
            clientOf(own).POST('/v1/registrations/me/surveys/{survey}/answers', {
              params: { path: { survey } },
              body: { answers: values },
            }),
          );
          forget();
          onAnswered();
        }}
      >
        {(faults) => (
          <>
            {questions.map(({ code, text, answers }) => (
              <OneOf
                key={code}
                name={`${survey}-${code}`}
                label={text}
                options={answers.map((answer) => [answer.code, answer.text])}
                value={values[code] ?? ''}
                onChange={(value) => {
                  change({ [code]: value });
                }}
              />
            ))}
            <p class="fault" role="alert">
              {faults.get('answers') ?? ''}
            </p>
          </>
        )}
      </SendForm>
    </>
  );
};

const Told = ({ own, survey, onAnswered }: SurveyProps) => {
  const { words, language } = useWords(trainingWords);
  const now = useNow(60).toISOString();
  if (survey.answeredAt !== undefined) {
    return (
      <p class="fact">
        {words.answered} <span class="quiet">{instantText(language, survey.answeredAt)}</span>
      </p>
    );
  }
  if (now < survey.opensAt) {
    return <Deadline label={words.opens} at={survey.opensAt} />;
  }
  if (now > survey.closesAt) return <p>{words.over}</p>;
  return <Questions own={own} survey={survey} onAnswered={onAnswered} />;
};

/** The surveys after a completed training. */
export const SurveysPage = ({ own }: { readonly own: Session }) => {
  const { words } = useWords(trainingWords);
  return (
    <Section of="training" title={words.surveys}>
      <Asked name="surveys" load={() => told(clientOf(own).GET('/v1/registrations/me/surveys'))}>
        {({ surveys }, again) => (
          <>
            {surveys.length === 0 && <p>{words.noSurveys}</p>}
            <ul class="cards">
              {surveys.map((survey, place) => (
                <li key={survey.survey} class="card">
                  <h2>{words.surveyOf(place + 1)}</h2>
                  <Told own={own} survey={survey} onAnswered={again} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Asked>
    </Section>
  );
};
