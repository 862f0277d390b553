import { useEffect, useRef, useState } from 'preact/hooks';
import { useDraft } from '../common/draft.ts';
import { faultsIn } from '../common/faults.ts';
import { Line, Sentences } from '../common/fields.tsx';
import { useWords } from '../common/language.ts';
import { Problem } from '../common/messages.tsx';
import type { Session } from '../common/session.ts';
import type { Feature } from './answer-types.ts';
import { setFeature } from './answers.ts';
import { Confirmed } from './confirmed.tsx';
import { switchWords } from './switch-words.ts';

interface FeatureFormProps {
  readonly own: Session;
  readonly feature: Feature;
  readonly onSet: (share: number) => void;
  /** Nothing is changed for now. */
  readonly onClose: () => void;
}

/**
 * A share and a reason, sent after a second word. What the service finds stands beside its field, and is gone to. The
 * keyboard is led here, and back by whoever opened it.
 */
export const FeatureForm = ({ own, feature: { feature, names, revision }, onSet, onClose }: FeatureFormProps) => {
  const { words, language } = useWords(switchWords);
  const { values, change, forget } = useDraft(`feature:${feature}`, { share: '', reason: '' });
  const [fault, setFault] = useState<unknown>();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.focus();
  }, []);
  const faults = faultsIn(fault);
  const field = (name: keyof typeof values, label: string, hint: string) => ({
    ...{ name: `${feature}-${name}`, label, hint, value: values[name], fault: faults.get(name) },
    onChange: (typed: string) => {
      change({ [name]: typed });
    },
  });
  // What is no number goes as it is nowhere: the service says what it takes.
  const share = values.share.trim() === '' ? Number.NaN : Number(values.share);
  const name = names[language];
  const question =
    share === 0 ? words.sureOff(name) : share === 100 ? words.sureOn(name) : words.sure(name, values.share);
  return (
    <div class="verdict" ref={place} role="group" aria-label={`${words.change}: ${name}`} tabIndex={-1}>
      <Line {...field('share', words.share, words.shareHint)} inputMode="numeric" autocomplete="off" />
      <Sentences {...field('reason', words.reason, words.reasonHint)} rows={2} />
      {fault === undefined || faults.size > 0 ? null : <Problem fault={fault} />}
      <Confirmed
        text={words.set}
        question={question}
        yes={words.yes}
        backTo={() => place.current?.querySelector<HTMLElement>('[aria-invalid="true"]')}
        act={async () => {
          setFault(undefined);
          try {
            await setFeature(own, feature, { share, revision, reason: values.reason });
            forget();
            onSet(share);
          } catch (refused) {
            setFault(refused);
          }
        }}
      />
      <p>
        <button type="button" class="link" onClick={onClose}>
          {words.close}
        </button>
      </p>
    </div>
  );
};
