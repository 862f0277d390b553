import { useRef, useState } from 'preact/hooks';
import { ApiRefused, told } from '../../../shared/api-client/client.ts';
import { clientOf } from '../common/client.ts';
import { useDraft } from '../common/draft.ts';
import { useWords } from '../common/language.ts';
import { useLoaded } from '../common/loaded.ts';
import { Loading, Problem } from '../common/messages.tsx';
import type { Session } from '../common/session.ts';
import { unless, type Application } from './answers.ts';
import { BirthDate, Choice, Line, Tick } from './fields.tsx';
import { formWords } from './form-words.ts';
import { sendApplication } from './registering.ts';

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

/** The sentences of a refusal by the name of the field they are about. */
const faultsIn = (fault: unknown): ReadonlyMap<string, string> =>
  new Map(
    fault instanceof ApiRefused
      ? (fault.refusal.errors ?? []).map(({ field, detail }) => [field.split('.')[0] ?? field, detail])
      : [],
  );

const Form = ({ own, isCorrection }: { readonly own: Session; readonly isCorrection: boolean }) => {
  const { words } = useWords(formWords);
  const { values, change, forget } = useDraft('registration', empty);
  const [step, setStep] = useState<'filling' | 'sending' | 'working'>('filling');
  const [fault, setFault] = useState<unknown>();
  const form = useRef<HTMLFormElement>(null);
  const faults = faultsIn(fault);
  const send = () => {
    setStep('sending');
    setFault(undefined);
    const onWork = () => {
      setStep('working');
    };
    sendApplication(own, applicationOf(values), { isCorrection, onWork }).then(
      () => {
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
      {fault !== undefined && faults.size === 0 && <Problem fault={fault} />}
      <p class="fault" role="alert">
        {faults.size > 0 ? words.faults(faults.size) : ''}
      </p>
      <p role="status">{step === 'working' ? words.working : step === 'sending' ? words.sending : ''}</p>
      <button type="submit" disabled={step !== 'filling'}>
        {words.send}
      </button>
    </form>
  );
};

/** The form to register, or to correct what was registered. */
export const RegisterPage = ({ own }: { readonly own: Session }) => {
  const { words } = useWords(formWords);
  const { value, fault, retry } = useLoaded('registration', () =>
    unless('registration-not-found', told(clientOf(own).GET('/v1/registrations/me'))),
  );
  if (value === undefined) return fault === undefined ? <Loading /> : <Problem fault={fault} onRetry={retry} />;
  const isCorrection = value !== null;
  return (
    <>
      <h1>{isCorrection ? words.correction : words.title}</h1>
      <p>{isCorrection ? words.correctionText : words.intro}</p>
      <Form own={own} isCorrection={isCorrection} />
    </>
  );
};
