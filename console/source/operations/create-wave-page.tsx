import { useDraft } from '../common/draft.ts';
import { Choice, Line, Moment, Sentences, SomeOf } from '../common/fields.tsx';
import { numberText } from '../common/format.ts';
import { useWords } from '../common/language.ts';
import { PageHeading } from '../common/page-heading.tsx';
import { SendForm } from '../common/send-form.tsx';
import type { Session } from '../common/session.ts';
import { createWave, emptyDraft, groups, schemes, type WaveDraft } from './create-wave.ts';
import { countedQuota } from './pasted-quota.ts';
import { waveWords } from './wave-words.ts';

/** The name of a field here by that of the service. */
const nameOf = (field: string): string => (field === 'objectionWindowSeconds' ? 'objectionHours' : field);

/** `/operations/waves/new`: a form for a wave. What is typed outlives a session that ends. */
export const CreateWavePage = ({ own }: { readonly own: Session }) => {
  const { words, language } = useWords(waveWords);
  const { values, change, forget } = useDraft('wave', emptyDraft);
  const counted = countedQuota(values.quota);
  if (own.claims?.roles.includes('operator') !== true) {
    return (
      <>
        <PageHeading text={words.createTitle} />
        <p>{words.onlyOperators}</p>
      </>
    );
  }
  return (
    <>
      <PageHeading text={words.createTitle} />
      <p>{words.lead}</p>
      <SendForm
        text={words.send}
        sending={words.sending}
        nameOf={nameOf}
        send={async () => {
          const { waveId } = await createWave(own, values);
          forget();
          location.assign(`/operations/waves/${waveId}`);
        }}
      >
        {(faults) => {
          const field = <Name extends keyof WaveDraft>(name: Name) => ({
            ...{ name, label: words.fields[name], fault: faults.get(name), value: values[name] },
            onChange: (typed: string) => {
              change({ [name]: typed });
            },
          });
          const number = { inputMode: 'numeric', autocomplete: 'off' } as const;
          return (
            <>
              <Line {...field('waveId')} inputMode="text" autocomplete="off" />
              <Choice {...field('scheme')} options={schemes.map((one) => [one, words.schemes[one]])} />
              <div class="pairs">
                <Moment {...field('opensAt')} />
                <Moment {...field('closesAt')} />
                <Moment {...field('cutoffAt')} />
                <Moment {...field('drawAt')} />
              </div>
              <Line {...field('objectionHours')} {...number} />
              <Line {...field('reservePercent')} {...number} />
              <SomeOf
                name="reservedGroups"
                label={words.fields.reservedGroups}
                fault={faults.get('reservedGroups')}
                options={groups.map((one) => [one, words.groups[one]])}
                values={values.reservedGroups}
                onChange={(reservedGroups) => {
                  change({ reservedGroups });
                }}
              />
              <Line {...field('waitingListDays')} {...number} />
              <Sentences {...field('quota')} hint={words.quotaHint} rows={8} isProse={false} />
              <p role="status">
                {counted === undefined
                  ? ''
                  : words.quotaCounted(numberText(language, counted.regencies), numberText(language, counted.places))}
              </p>
            </>
          );
        }}
      </SendForm>
    </>
  );
};
