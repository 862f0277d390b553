import type { ComponentChildren } from 'preact';

/** Fields of a form with their faults beside them, for who sees and for who listens. */

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly fault?: string | undefined;
}

interface TypedProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const Field = ({ name, label, fault, children }: FieldProps & { readonly children: ComponentChildren }) => (
  <div class="field">
    <label for={name}>{label}</label>
    {children}
    <p class="fault" id={`${name}-fault`}>
      {fault ?? ''}
    </p>
  </div>
);

interface LineProps extends TypedProps {
  readonly inputMode: 'text' | 'numeric' | 'tel' | 'email';
  readonly autocomplete: 'off' | 'name' | 'tel' | 'email' | 'one-time-code';
}

/** One line of text. */
export const Line = ({ inputMode, autocomplete, value, onChange, ...field }: LineProps) => (
  <Field {...field}>
    <input
      type="text"
      id={field.name}
      value={value}
      inputMode={inputMode}
      autocomplete={autocomplete}
      spellcheck={false}
      aria-invalid={field.fault !== undefined}
      aria-describedby={`${field.name}-fault`}
      onInput={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  </Field>
);

/** The day of a birth. */
export const BirthDate = ({ value, onChange, ...field }: TypedProps) => (
  <Field {...field}>
    <input
      type="date"
      id={field.name}
      value={value}
      autocomplete="bday"
      aria-invalid={field.fault !== undefined}
      aria-describedby={`${field.name}-fault`}
      onInput={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  </Field>
);

interface ChoiceProps extends TypedProps {
  /** What is shown before anything is chosen. */
  readonly first: string;
  readonly options: readonly (readonly [value: string, text: string])[];
}

/** One of several. */
export const Choice = ({ first, options, value, onChange, ...field }: ChoiceProps) => (
  <Field {...field}>
    <select
      id={field.name}
      value={value}
      aria-invalid={field.fault !== undefined}
      aria-describedby={`${field.name}-fault`}
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
    >
      <option value="">{first}</option>
      {options.map(([one, text]) => (
        <option key={one} value={one}>
          {text}
        </option>
      ))}
    </select>
  </Field>
);

/** Some sentences. */
export const Sentences = ({ hint, value, onChange, ...field }: TypedProps & { readonly hint?: string }) => (
  <Field {...field}>
    {hint === undefined ? null : (
      <p class="quiet" id={`${field.name}-hint`}>
        {hint}
      </p>
    )}
    <textarea
      id={field.name}
      rows={4}
      value={value}
      aria-invalid={field.fault !== undefined}
      aria-describedby={`${field.name}-fault${hint === undefined ? '' : ` ${field.name}-hint`}`}
      onInput={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  </Field>
);

interface OneOfProps extends TypedProps {
  readonly options: readonly (readonly [value: string, text: string])[];
}

/** One of a few, all of them in sight. */
export const OneOf = ({ name, label, fault, value, options, onChange }: OneOfProps) => (
  <fieldset aria-describedby={`${name}-fault`}>
    <legend>{label}</legend>
    {options.map(([one, text]) => (
      <label key={one} class="tick">
        <input
          type="radio"
          name={name}
          value={one}
          checked={value === one}
          onChange={() => {
            onChange(one);
          }}
        />
        <span>{text}</span>
      </label>
    ))}
    <p class="fault" id={`${name}-fault`}>
      {fault ?? ''}
    </p>
  </fieldset>
);

interface TickProps extends FieldProps {
  readonly isTicked: boolean;
  readonly onChange: (isTicked: boolean) => void;
}

/** Yes, or not. */
export const Tick = ({ name, label, isTicked, fault, onChange }: TickProps) => (
  <>
    <label class="tick">
      <input
        type="checkbox"
        name={name}
        checked={isTicked}
        aria-invalid={fault !== undefined}
        onChange={(event) => {
          onChange(event.currentTarget.checked);
        }}
      />
      <span>{label}</span>
    </label>
    {fault === undefined ? null : <p class="fault">{fault}</p>}
  </>
);
