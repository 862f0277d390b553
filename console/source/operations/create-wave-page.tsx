import { useEffect, useRef, useState } from 'preact/hooks';
import { useDraft } from '../common/draft.ts';
import { faultsIn } from '../common/faults.ts';
import { numberText } from '../common/format.ts';
import { useWords } from '../common/language.ts';
import { Problem } from '../common/messages.tsx';
import { PageHeading } from '../common/page-heading.tsx';
import type { Session } from '../common/session.ts';
import { createWave, emptyDraft, groups, schemes, type WaveDraft } from './create-wave.ts';
import { countedQuota } from './pasted-quota.ts';
import { waveWords } from './wave-words.ts';

/** What the API says of each field, by the names of this form. */
const faultsOf = (fault: unknown): ReadonlyMap<string, string> =>
  new Map(
    [...faultsIn(fault)].map(([field, detail]) => [
      field === 'objectionWindowSeconds' ? 'objectionHours' : field,
      detail,
    ]),
  );

/** `/operations/waves/new`: a form for a wave. What is typed outlives a session that ends. */
export const CreateWavePage = ({ own }: { readonly own: Session }) => {
  const { words, language } = useWords(waveWords);
  const { values, change, forget } = useDraft('wave', emptyDraft);
  const [isSending, setIsSending] = useState(false);
  const [fault, setFault] = useState<unknown>();
  const form = useRef<HTMLFormElement>(null);
  const faults = faultsOf(fault);
  const counted = countedQuota(values.quota);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [fault]);
  if (own.claims?.roles.includes('operator') !== true) {
    return (
      <>
        <PageHeading text={words.createTitle} />
        <p>{words.onlyOperators}</p>
      </>
    );
  }
  const send = async () => {
    setIsSending(true);
    setFault(undefined);
    try {
      const { waveId } = await createWave(own, values);
      forget();
      location.assign(`/operations/waves/${waveId}`);
    } catch (refused) {
      setFault(refused);
      setIsSending(false);
    }
  };
  const described = (name: keyof WaveDraft) => ({
    id: name,
    'aria-invalid': faults.has(name),
    'aria-describedby': `${name}-fault`,
  });
  const told = (name: keyof WaveDraft) => (
    <p class="fault" id={`${name}-fault`}>
      {faults.get(name) ?? ''}
    </p>
  );
  const typed = (name: Exclude<keyof WaveDraft, 'scheme' | 'reservedGroups'>) => ({
    ...described(name),
    value: values[name],
    autocomplete: 'off',
    onInput: (event: { readonly currentTarget: { readonly value: string } }) => {
      change({ [name]: event.currentTarget.value });
    },
  });
  const instant = (name: 'opensAt' | 'closesAt' | 'cutoffAt' | 'drawAt') => (
    <div class="field">
      <label for={name}>{words.fields[name]}</label>
      <input {...typed(name)} type="datetime-local" />
      {told(name)}
    </div>
  );
  const line = (
    name: 'waveId' | 'objectionHours' | 'reservePercent' | 'waitingListDays',
    inputMode: 'text' | 'numeric' = 'numeric',
  ) => (
    <div class="field">
      <label for={name}>{words.fields[name]}</label>
      <input {...typed(name)} type="text" inputMode={inputMode} />
      {told(name)}
    </div>
  );
  return (
    <>
      <PageHeading text={words.createTitle} />
      <p>{words.lead}</p>
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {line('waveId', 'text')}
        <div class="field">
          <label for="scheme">{words.fields.scheme}</label>
          <select
            {...described('scheme')}
            value={values.scheme}
            onChange={(event) => {
              change({ scheme: schemes.find((one) => one === event.currentTarget.value) ?? emptyDraft.scheme });
            }}
          >
            {schemes.map((one) => (
              <option key={one} value={one}>
                {words.schemes[one]}
              </option>
            ))}
          </select>
          {told('scheme')}
        </div>
        <div class="pairs">
          {instant('opensAt')}
          {instant('closesAt')}
          {instant('cutoffAt')}
          {instant('drawAt')}
        </div>
        {line('objectionHours')}
        {line('reservePercent')}
        <fieldset>
          <legend>{words.fields.reservedGroups}</legend>
          {groups.map((one) => (
            <label key={one} class="tick">
              <input
                type="checkbox"
                checked={values.reservedGroups.includes(one)}
                onChange={(event) => {
                  const others = values.reservedGroups.filter((other) => other !== one);
                  change({ reservedGroups: event.currentTarget.checked ? [...others, one] : others });
                }}
              />
              <span>{words.groups[one]}</span>
            </label>
          ))}
          {told('reservedGroups')}
        </fieldset>
        {line('waitingListDays')}
        <div class="field">
          <label for="quota">{words.fields.quota}</label>
          <p class="quiet">{words.quotaHint}</p>
          <textarea {...typed('quota')} rows={8} spellcheck={false} />
          <p role="status">
            {counted === undefined
              ? ''
              : words.quotaCounted(numberText(language, counted.regencies), numberText(language, counted.places))}
          </p>
          {told('quota')}
        </div>
        {fault === undefined || faults.size > 0 ? null : <Problem fault={fault} />}
        <p>
          <button type="submit" disabled={isSending}>
            {isSending ? words.sending : words.send}
          </button>
        </p>
      </form>
    </>
  );
};
