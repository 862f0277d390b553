import type { ComponentChildren, InputHTMLAttributes } from 'preact';

/** Fields of a form with their hints and faults beside them, for who sees and for who listens. */

interface FieldProps {
  /** Names the field in its page. */
  readonly name: string;
  readonly label: string;
  /** What to know before one types. */
  readonly hint?: string | undefined;
  readonly fault?: string | undefined;
}

interface TypedProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const faultId = (name: string): string => `${name}-fault`;
const hintId = (name: string): string => `${name}-hint`;

/** What ties a control to its label, its hint and its fault. */
const tied = ({ name, hint, fault }: FieldProps) => ({
  id: name,
  'aria-invalid': fault !== undefined,
  'aria-describedby': hint === undefined ? faultId(name) : `${hintId(name)} ${faultId(name)}`,
});

const Hint = ({ name, hint }: Pick<FieldProps, 'name' | 'hint'>) =>
  hint === undefined ? null : (
    <p class="quiet" id={hintId(name)}>
      {hint}
    </p>
  );

const FaultTold = ({ name, fault }: Pick<FieldProps, 'name' | 'fault'>) => (
  <p class="fault" id={faultId(name)}>
    {fault ?? ''}
  </p>
);

const Field = ({ name, label, hint, fault, children }: FieldProps & { readonly children: ComponentChildren }) => (
  <div class="field">
    <label for={name}>{label}</label>
    <Hint name={name} hint={hint} />
    {children}
    <FaultTold name={name} fault={fault} />
  </div>
);

interface LineProps extends TypedProps {
  readonly inputMode: 'text' | 'numeric' | 'tel' | 'email';
  readonly autocomplete: 'off' | 'name' | 'tel' | 'email' | 'one-time-code';
}

/** A control that one types into or picks from, with what the browser is told of it. */
const Input = ({ control, value, onChange, ...field }: TypedProps & { readonly control: InputHTMLAttributes }) => (
  <Field {...field}>
    <input
      {...tied(field)}
      {...control}
      value={value}
      onInput={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  </Field>
);

/** One line of text. */
export const Line = ({ inputMode, autocomplete, ...typed }: LineProps) => (
  <Input {...typed} control={{ type: 'text', inputMode, autocomplete, spellcheck: false }} />
);

/** The day of a birth. */
export const BirthDate = (typed: TypedProps) => <Input {...typed} control={{ type: 'date', autocomplete: 'bday' }} />;

/** A day and a time of it, to the minute. */
export const Moment = (typed: TypedProps) => (
  <Input {...typed} control={{ type: 'datetime-local', autocomplete: 'off' }} />
);

type Options = readonly (readonly [value: string, text: string])[];

interface ChoiceProps extends TypedProps {
  /** What is shown before anything is chosen; without it something always is. */
  readonly first?: string;
  readonly options: Options;
}

/** One of several. */
export const Choice = ({ first, options, value, onChange, ...field }: ChoiceProps) => (
  <Field {...field}>
    <select
      {...tied(field)}
      value={value}
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
    >
      {first === undefined ? null : <option value="">{first}</option>}
      {options.map(([one, text]) => (
        <option key={one} value={one}>
          {text}
        </option>
      ))}
    </select>
  </Field>
);

interface SentencesProps extends TypedProps {
  readonly rows?: number;
  /** Whether they are words: a browser looks over the spelling of words. */
  readonly isProse?: boolean;
}

/** Some sentences, or as many lines. */
export const Sentences = ({ rows = 4, isProse = true, value, onChange, ...field }: SentencesProps) => (
  <Field {...field}>
    <textarea
      {...tied(field)}
      rows={rows}
      value={value}
      autocomplete="off"
      spellcheck={isProse}
      onInput={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  </Field>
);

/** Several controls that answer one question. */
const Group = ({ name, label, hint, fault, children }: FieldProps & { readonly children: ComponentChildren }) => (
  <fieldset aria-describedby={tied({ name, label, hint, fault })['aria-describedby']}>
    <legend>{label}</legend>
    <Hint name={name} hint={hint} />
    {children}
    <FaultTold name={name} fault={fault} />
  </fieldset>
);

/** One of a few, all of them in sight. */
export const OneOf = ({ value, options, onChange, ...field }: TypedProps & { readonly options: Options }) => (
  <Group {...field}>
    {options.map(([one, text]) => (
      <label key={one} class="tick">
        <input
          type="radio"
          name={field.name}
          value={one}
          checked={value === one}
          onChange={() => {
            onChange(one);
          }}
        />
        <span>{text}</span>
      </label>
    ))}
  </Group>
);

interface SomeOfProps<Value extends string> extends FieldProps {
  readonly values: readonly Value[];
  readonly options: readonly (readonly [value: Value, text: string])[];
  readonly onChange: (values: readonly Value[]) => void;
}

/** Any of a few, all of them in sight. */
export const SomeOf = <Value extends string>({ values, options, onChange, ...field }: SomeOfProps<Value>) => (
  <Group {...field}>
    {options.map(([one, text]) => (
      <label key={one} class="tick">
        <input
          type="checkbox"
          name={field.name}
          checked={values.includes(one)}
          onChange={(event) => {
            const others = values.filter((other) => other !== one);
            onChange(event.currentTarget.checked ? [...others, one] : others);
          }}
        />
        <span>{text}</span>
      </label>
    ))}
  </Group>
);

interface TickProps extends Omit<FieldProps, 'hint'> {
  readonly isTicked: boolean;
  readonly onChange: (isTicked: boolean) => void;
}

/** Yes, or not. */
export const Tick = ({ name, label, isTicked, fault, onChange }: TickProps) => (
  <>
    <label class="tick">
      <input
        {...tied({ name, label, fault })}
        type="checkbox"
        name={name}
        checked={isTicked}
        onChange={(event) => {
          onChange(event.currentTarget.checked);
        }}
      />
      <span>{label}</span>
    </label>
    {fault === undefined ? null : <FaultTold name={name} fault={fault} />}
  </>
);
