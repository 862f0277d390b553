import { useState } from 'preact/hooks';
import { ApiRefused, told } from '../../../shared/api-client/client.ts';
import type { PlaceReport, PlaceStep } from '../proof/index.ts';
import type { Wave } from './answers.ts';
import { numberText, sizeText } from '../common/format.ts';
import { useWords } from '../common/language.ts';
import { Problem } from '../common/messages.tsx';
import { client } from './client.ts';
import { PlaceFound } from './place-found.tsx';
import { PlaceSteps } from './place-steps.tsx';
import { waveWords } from './wave-words.ts';

type Check =
  | { readonly state: 'none' | 'wrong' }
  | { readonly state: 'unknown' }
  | { readonly state: 'refused'; readonly fault: unknown }
  | { readonly state: 'checking'; readonly steps: readonly PlaceStep[] }
  | { readonly state: 'checked'; readonly report: PlaceReport };

const ticketPattern = /^[0-9a-f]{32}$/;

/** The regency in which the service says that a ticket stands; undefined where it knows no such ticket. */
const regencySaid = async (waveId: string, ticket: string): Promise<string | undefined> => {
  try {
    const { regency } = await told(
      client.GET('/v1/waves/{waveId}/tickets/{ticket}', { params: { path: { waveId, ticket } } }),
    );
    return regency.code;
  } catch (fault) {
    if (fault instanceof ApiRefused && fault.code === 'ticket-not-found') return undefined;
    throw fault;
  }
};

/** Checks a ticket in this browser, and shows every step. */
export const CheckTicket = ({ wave }: { readonly wave: Wave }) => {
  const { words, language } = useWords(waveWords);
  const [ticket, setTicket] = useState('');
  const [check, setCheck] = useState<Check>({ state: 'none' });
  const [loaded, setLoaded] = useState<Readonly<Record<string, number>>>({});
  const [searched, setSearched] = useState<{ readonly regencies: number; readonly searched: number }>();

  const run = async (regency: string | undefined) => {
    const { checkPlace, evidenceOfWave } = await import('../proof/index.ts');
    const keys = await told(client.GET('/v1/keys'));
    setLoaded({});
    setSearched(undefined);
    const source = evidenceOfWave(wave.waveId, ({ path, bytes }) => {
      setLoaded((before) => ({ ...before, [path]: bytes }));
    });
    const report = await checkPlace(source, {
      waveId: wave.waveId,
      ticket: ticket.trim().toLowerCase(),
      regency,
      keys,
      onSteps: (steps) => {
        setCheck({ state: 'checking', steps });
      },
      onSearch: setSearched,
    });
    setCheck({ state: 'checked', report });
  };
  const attempt = (work: () => Promise<void>) => {
    setCheck({ state: 'checking', steps: [] });
    work().catch((fault: unknown) => {
      setCheck({ state: 'refused', fault });
    });
  };
  const ask = () => {
    const wanted = ticket.trim().toLowerCase();
    if (!ticketPattern.test(wanted)) {
      setCheck({ state: 'wrong' });
      return;
    }
    attempt(async () => {
      const regency = await regencySaid(wave.waveId, wanted);
      if (regency === undefined) setCheck({ state: 'unknown' });
      else await run(regency);
    });
  };

  const bytes = Object.values(loaded).reduce((total, one) => total + one, 0);
  return (
    <section aria-labelledby="check">
      <h2 id="check">{words.checkTitle}</h2>
      <p>{words.checkText}</p>
      {wave.status === 'published' ? (
        <form
          class="check"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            ask();
          }}
        >
          <label for="ticket">{words.ticket}</label>
          <p id="ticket-hint" class="quiet">
            {words.ticketHint}
          </p>
          <input
            id="ticket"
            name="ticket"
            value={ticket}
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            maxLength={64}
            aria-describedby="ticket-hint ticket-fault"
            aria-invalid={check.state === 'wrong'}
            onInput={(event) => {
              setTicket(event.currentTarget.value);
            }}
          />
          <p id="ticket-fault" class="fault" role="alert">
            {check.state === 'wrong' ? words.ticketWrong : ''}
          </p>
          <button type="submit" disabled={check.state === 'checking'}>
            {words.check}
          </button>
        </form>
      ) : (
        <p>{words.checkAhead}</p>
      )}
      <div aria-live="polite" class="check-outcome">
        {check.state === 'checking' ? (
          <p>
            {words.checking} {bytes > 0 ? words.download(sizeText(language, bytes)) : ''}{' '}
            {searched === undefined
              ? ''
              : words.searching(numberText(language, searched.searched), numberText(language, searched.regencies))}
          </p>
        ) : null}
        {check.state === 'unknown' ? (
          <div class="finding noted">
            <p>
              <strong>{words.unknownTicket}</strong>
            </p>
            <p>{words.unknownTicketMore}</p>
            <button
              type="button"
              onClick={() => {
                attempt(() => run(undefined));
              }}
            >
              {words.searchAll}
            </button>
          </div>
        ) : null}
        {check.state === 'checked' ? <PlaceFound report={check.report} wave={wave} onAgain={ask} /> : null}
      </div>
      {check.state === 'refused' ? <Problem fault={check.fault} onRetry={ask} /> : null}
      {check.state === 'checking' && check.steps.length > 0 ? <PlaceSteps steps={check.steps} /> : null}
      {check.state === 'checked' ? <PlaceSteps steps={check.report.steps} /> : null}
    </section>
  );
};
