import { useRef, useState } from 'preact/hooks';
import { told } from '../../../shared/api-client/client.ts';
import { clientOf } from '../common/client.ts';
import { useDraft } from '../common/draft.ts';
import { faultsIn } from '../common/faults.ts';
import { BirthDate, Choice, Line, Tick } from '../common/fields.tsx';
import { useWords } from '../common/language.ts';
import { PageHeading } from '../common/page-heading.tsx';
import type { Session } from '../common/session.ts';
import { unless, type Application, type Registration } from './answers.ts';
import { Asked } from './asked.tsx';
import { Fault } from './fault.tsx';
import { formWords } from './form-words.ts';
import { sendApplication, type Turn } from './registering.ts';
import { WaitingTurn } from './waiting-turn.tsx';

/** The version of the consent whose words stand in this form. */
const consentVersion = '2023-1';

const lines = [
  { name: 'nik', inputMode: 'numeric', autocomplete: 'off' },
  { name: 'kk', inputMode: 'numeric', autocomplete: 'off' },
  { name: 'name', inputMode: 'text', autocomplete: 'name' },
  { name: 'phone', inputMode: 'tel', autocomplete: 'tel' },
  { name: 'email', inputMode: 'email', autocomplete: 'email' },
] as const;
const choices = ['education', 'occupation', 'employment'] as const;

const empty = {
  ...{ nik: '', kk: '', name: '', birthDate: '', phone: '', email: '' },
  ...{ education: '', occupation: '', employment: '' },
  priorityGroups: [] as string[],
  accepted: false,
};

/** What was typed, as it is sent. Nothing is judged here: the service names what is wrong, field by field. */
const applicationOf = ({ accepted, ...typed }: typeof empty): Application =>
  ({ ...typed, consent: { version: consentVersion, accepted } }) as Application;

const Form = ({ own, standing }: { readonly own: Session; readonly standing: Registration | null }) => {
  const { words } = useWords(formWords);
  const isCorrection = standing !== null;
  // What the service shows of a registration is filled in; what it keeps to itself is typed again.
  const { values, change, forget } = useDraft('registration', { ...empty, ...standing?.profile });
  const [step, setStep] = useState<'filling' | 'sending' | 'working'>('filling');
  const [turn, setTurn] = useState<Turn>();
  const work = useRef(new AbortController());
  const [fault, setFault] = useState<unknown>();
  const form = useRef<HTMLFormElement>(null);
  const faults = faultsIn(fault);
  const send = (proven?: string) => {
    setTurn(undefined);
    work.current = new AbortController();
    setStep('sending');
    setFault(undefined);
    const onWork = () => {
      setStep('working');
    };
    const { signal } = work.current;
    sendApplication(own, applicationOf(values), { isCorrection, onWork, signal, proven }).then(
      (given) => {
        if (given !== undefined) {
          setTurn(given);
          return;
        }
        forget();
        location.assign('/');
      },
      (refused: unknown) => {
        setFault(refused);
        setStep('filling');
        requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      },
    );
  };
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {lines.map(({ name, ...input }) => (
        <Line
          key={name}
          {...{ ...input, name, label: words.fields[name], value: values[name], fault: faults.get(name) }}
          onChange={(value) => {
            change({ [name]: value });
          }}
        />
      ))}
      <BirthDate
        {...{
          name: 'birthDate',
          label: words.fields.birthDate,
          value: values.birthDate,
          fault: faults.get('birthDate'),
        }}
        onChange={(birthDate) => {
          change({ birthDate });
        }}
      />
      {choices.map((name) => (
        <Choice
          key={name}
          {...{ name, label: words.fields[name], value: values[name], fault: faults.get(name) }}
          first={words.choose}
          options={Object.entries(words[name])}
          onChange={(value) => {
            change({ [name]: value });
          }}
        />
      ))}
      <fieldset>
        <legend>{words.groups}</legend>
        {Object.entries(words.priorityGroups).map(([group, label]) => (
          <Tick
            key={group}
            name={group}
            label={label}
            isTicked={values.priorityGroups.includes(group)}
            onChange={(isTicked) => {
              const others = values.priorityGroups.filter((one) => one !== group);
              change({ priorityGroups: isTicked ? [...others, group] : others });
            }}
          />
        ))}
      </fieldset>
      <Tick
        name="consent"
        label={words.consent}
        isTicked={values.accepted}
        fault={faults.get('consent')}
        onChange={(accepted) => {
          change({ accepted });
        }}
      />
      {faults.size === 0 && <Fault fault={fault} />}
      <p class="fault" role="alert">
        {faults.size > 0 ? words.faults(faults.size) : ''}
      </p>
      <p role="status">
        {turn !== undefined ? '' : step === 'working' ? words.working : step === 'sending' ? words.sending : ''}
      </p>
      {turn !== undefined && <WaitingTurn turn={turn} onTurn={send} />}
      {step === 'working' && turn === undefined && (
        <p>
          <button
            type="button"
            class="quiet-button"
            onClick={() => {
              work.current.abort();
            }}
          >
            {words.waitInstead}
          </button>
        </p>
      )}
      <button type="submit" disabled={step !== 'filling'}>
        {words.send}
      </button>
    </form>
  );
};

/** The form to register, or to correct what was registered. */
export const RegisterPage = ({ own }: { readonly own: Session }) => {
  const { words } = useWords(formWords);
  return (
    <Asked
      name="registration"
      load={() => unless('registration-not-found', told(clientOf(own).GET('/v1/registrations/me')))}
    >
      {(standing) => (
        <>
          <PageHeading text={standing === null ? words.title : words.correction} />
          <p>{standing === null ? words.intro : words.correctionText}</p>
          {standing !== null && (
            <p>
              {words.contactsElsewhere} <a href="/me/data/contacts">{words.contacts}</a>
            </p>
          )}
          <Form own={own} standing={standing} />
        </>
      )}
    </Asked>
  );
};
