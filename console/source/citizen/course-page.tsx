import { told } from '../../../shared/api-client/client.ts';
import { clientOf } from '../common/client.ts';
import { dayText, languageText, numberText, rupiahText } from '../common/format.ts';
import { useWords } from '../common/language.ts';
import type { Session } from '../common/session.ts';
import type { Course } from './answers.ts';
import { Asked, Paged } from './asked.tsx';
import { Cards } from './cards.tsx';
import { Section } from './section.tsx';
import { Sessions } from './sessions.tsx';
import { trainingWords } from './training-words.ts';

interface CoursePageProps {
  readonly own: Session;
  readonly step: string;
}

const Schedules = ({ course: { schedules, mode } }: { readonly course: Course }) => {
  const { words, language } = useWords(trainingWords);
  return (
    <>
      <h2>{words.schedules}</h2>
      {schedules.length === 0 && <p>{mode === 'self-paced' ? words.anyTime : words.noSchedules}</p>}
      <ul class="cards">
        {schedules.map(({ scheduleId, code, status, sessions, seats, venue }) => (
          <li key={scheduleId} class="card">
            <h3>
              {code} {status === 'cancelled' && <span class="badge cancelled">{words.cancelled}</span>}
            </h3>
            {status === 'open' && <Sessions sessions={sessions} />}
            <p class="quiet">
              {words.seats(numberText(language, seats))}
              {venue === undefined ? '' : ` · ${venue.name}, ${venue.address}, ${venue.regency.name}`}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
};

const HowToBuy = ({ own, platforms }: { readonly own: Session; readonly platforms: Course['platforms'] }) => {
  const { words } = useWords(trainingWords);
  if (platforms.length === 0) return <p class="note">{words.notSold}</p>;
  return (
    <>
      <ol class="steps">
        <li>
          {words.steps.platform}
          <ul>
            {platforms.map(({ id, name }) => (
              <li key={id}>
                <strong>{name}</strong>
              </li>
            ))}
          </ul>
        </li>
        <li>
          {words.steps.card}
          <Asked name="cards" load={() => told(clientOf(own).GET('/v1/registrations/me/orders'))}>
            {({ cards }) => <Cards cards={cards.filter(({ state }) => state === 'active')} />}
          </Asked>
        </li>
        <li>{words.steps.code}</li>
        <li>
          {words.steps.done} <a href="/me/training">{words.mine}</a>
        </li>
      </ol>
      <p class="note">{words.neverTell}</p>
    </>
  );
};

const Reviews = ({ own, courseId }: { readonly own: Session; readonly courseId: string }) => {
  const { words, language } = useWords(trainingWords);
  return (
    <>
      <h2>{words.reviews}</h2>
      <Paged
        name="reviews"
        load={(query) =>
          told(clientOf(own).GET('/v1/courses/{courseId}/reviews', { params: { path: { courseId }, query } }))
        }
        next={({ next }) => next}
      >
        {({ rating: { average, count }, reviews }, isFirst) => (
          <>
            {isFirst && (
              <p class="fact">
                {average === undefined
                  ? words.noReviews
                  : words.rated(numberText(language, average), numberText(language, count))}
              </p>
            )}
            <ul class="cards">
              {reviews.map(({ reviewId, rating, text, at }) => (
                <li key={reviewId} class="card">
                  <p>
                    {rating}/5 · <span class="quiet">{dayText(language, at)}</span>
                  </p>
                  <p>{text}</p>
                </li>
              ))}
            </ul>
          </>
        )}
      </Paged>
    </>
  );
};

/** A course of the catalogue: what is taught, when, for how much, and how it is bought. */
export const CoursePage = ({ own, step: courseId }: CoursePageProps) => {
  const { words, language } = useWords(trainingWords);
  return (
    <Asked
      name={courseId}
      load={() => told(clientOf(own).GET('/v1/courses/{courseId}', { params: { path: { courseId } } }))}
    >
      {(course) => (
        <Section of="training" title={course.title}>
          <p class="amount">{rupiahText(language, course.price)}</p>
          <p>
            {words.modes[course.mode]} · {words.hours(numberText(language, course.hours))} · {words.level[course.level]}
          </p>
          <p class="quiet">
            {words.teaches}: {course.institution.name} · {words.taughtIn}: {languageText(language, course.language)}
          </p>
          <p>
            <a class="action" href="#buy">
              {words.howToBuy}
            </a>
          </p>
          <Schedules course={course} />
          <h2>{words.syllabus}</h2>
          <ol>
            {course.syllabus.map(({ title, hours }, place) => (
              <li key={place}>
                {title} <span class="quiet">({words.hours(numberText(language, hours))})</span>
              </li>
            ))}
          </ol>
          <h2 id="buy">{words.howToBuy}</h2>
          <HowToBuy own={own} platforms={course.platforms} />
          <Reviews own={own} courseId={courseId} />
        </Section>
      )}
    </Asked>
  );
};
