import { instantText, timeText } from '../common/format.ts';
import { useWords } from '../common/language.ts';
import { Countdown, useNow } from '../common/time.tsx';
import type { Course } from './answers.ts';
import { trainingWords } from './training-words.ts';

type Session = Course['schedules'][number]['sessions'][number];

/** When the sessions of a training are, and how long it is until the next one. */
export const Sessions = ({ sessions }: { readonly sessions: readonly Session[] }) => {
  const { words, language } = useWords(trainingWords);
  const now = useNow(60).toISOString();
  const next = sessions.find(({ startsAt }) => startsAt > now);
  return (
    <>
      {next !== undefined && (
        <p>
          {words.nextSession}: <Countdown until={next.startsAt} />
        </p>
      )}
      <ul class="sessions">
        {sessions.map(({ sequence, startsAt, endsAt }) => (
          <li key={sequence}>
            {words.session(sequence)}: {instantText(language, startsAt)} – {timeText(language, endsAt)}
          </li>
        ))}
      </ul>
    </>
  );
};
