import { useState } from 'preact/hooks';
import { told } from '../../../shared/api-client/client.ts';
import { clientOf } from '../common/client.ts';
import { Choice, Line } from '../common/fields.tsx';
import { dayText, numberText, rupiahText } from '../common/format.ts';
import { useWords } from '../common/language.ts';
import { useLoaded } from '../common/loaded.ts';
import type { Session } from '../common/session.ts';
import type { CourseQuery, FoundCourse } from './answers.ts';
import { Paged } from './asked.tsx';
import { Section } from './section.tsx';
import { trainingWords } from './training-words.ts';

const Found = ({ course }: { readonly course: FoundCourse }) => {
  const { words, language } = useWords(trainingWords);
  const { courseId, title, institution, price, hours, mode, regencies, schedule } = course;
  return (
    <li class="card">
      <h3>
        <a class="whole" href={`/me/training/courses/${courseId}`}>
          {title}
        </a>
      </h3>
      <p>
        <strong>{rupiahText(language, price)}</strong> · {words.modes[mode]} ·{' '}
        {words.hours(numberText(language, hours))}
      </p>
      <p class="quiet">
        {institution.name}
        {regencies.length === 0 ? '' : ` · ${words.at}: ${regencies.map(({ name }) => name).join(', ')}`}
        {schedule === undefined ? '' : ` · ${words.starts} ${dayText(language, schedule.startsAt)}`}
      </p>
    </li>
  );
};

const empty = { text: '', mode: '', province: '', priceTo: '' };

/** What was typed, as it is asked for: empty fields ask for nothing. */
const queryOf = (typed: typeof empty): CourseQuery =>
  Object.fromEntries(
    Object.entries(typed).flatMap(([name, value]) => (value.trim() === '' ? [] : [[name, value.trim()]])),
  );

/** The catalogue, to be searched. */
export const CoursesPage = ({ own }: { readonly own: Session }) => {
  const { words } = useWords(trainingWords);
  const [typed, setTyped] = useState(empty);
  const [query, setQuery] = useState<CourseQuery>({});
  const change = (name: keyof typeof empty) => (value: string) => {
    setTyped((before) => ({ ...before, [name]: value }));
  };
  const { value: open } = useLoaded('provinces', () => told(clientOf(own).GET('/v1/offline-provinces')));
  return (
    <Section of="training" title={words.searchTitle}>
      <form
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          setQuery(queryOf(typed));
        }}
      >
        <Line
          {...{ name: 'text', label: words.text, inputMode: 'text', autocomplete: 'off', value: typed.text }}
          onChange={change('text')}
        />
        <Choice
          {...{ name: 'mode', label: words.mode, first: words.anyMode, value: typed.mode }}
          options={Object.entries(words.modes)}
          onChange={change('mode')}
        />
        {open !== undefined && open.provinces.length > 0 && (
          <Choice
            {...{ name: 'province', label: words.province, first: words.anyProvince, value: typed.province }}
            options={open.provinces.map(({ code, name }) => [code, name])}
            onChange={change('province')}
          />
        )}
        <Line
          {...{ name: 'priceTo', label: words.priceTo, inputMode: 'numeric', autocomplete: 'off' }}
          value={typed.priceTo}
          onChange={change('priceTo')}
        />
        <button type="submit">{words.search}</button>
      </form>
      <h2>{words.found}</h2>
      <Paged
        name={JSON.stringify(query)}
        load={(page) => told(clientOf(own).GET('/v1/courses', { params: { query: { ...query, ...page } } }))}
        next={({ next }) => next}
      >
        {({ courses, next }, isFirst) =>
          courses.length === 0 && isFirst && next === undefined ? (
            <p role="status">{words.noneFound}</p>
          ) : (
            <ul class="cards">
              {courses.map((course) => (
                <Found key={`${course.courseId} ${course.schedule?.scheduleId ?? ''}`} course={course} />
              ))}
            </ul>
          )
        }
      </Paged>
    </Section>
  );
};
