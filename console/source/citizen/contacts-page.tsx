import { useState } from 'preact/hooks';
import { told } from '../../../shared/api-client/client.ts';
import { clientOf } from '../common/client.ts';
import { useDraft } from '../common/draft.ts';
import { Line } from '../common/fields.tsx';
import { numberText } from '../common/format.ts';
import { useWords } from '../common/language.ts';
import type { Session } from '../common/session.ts';
import { Deadline } from './deadline.tsx';
import { Act } from './act.tsx';
import type { Contacts } from './answers.ts';
import { Asked } from './asked.tsx';
import { dataWords } from './data-words.ts';
import { Section } from './section.tsx';
import { SendForm } from './sending.tsx';

interface ChangeProps {
  readonly own: Session;
  readonly onChange: () => void;
}

const ChangeForm = ({ own, onChange }: ChangeProps) => {
  const { words } = useWords(dataWords);
  const { values, change, forget } = useDraft('contacts', { phone: '', email: '' });
  const body = {
    ...(values.phone.trim() === '' ? {} : { phone: values.phone }),
    ...(values.email.trim() === '' ? {} : { email: values.email }),
  };
  return (
    <SendForm
      text={words.sendCode}
      send={async () => {
        await told(clientOf(own).PUT('/v1/me/contacts', { body }));
        forget();
        onChange();
      }}
    >
      {(faults) => (
        <>
          <p class="quiet">{words.changeHint}</p>
          <Line
            {...{ name: 'phone', label: words.newPhone, inputMode: 'tel', autocomplete: 'tel' }}
            value={values.phone}
            fault={faults.get('phone')}
            onChange={(phone) => {
              change({ phone });
            }}
          />
          <Line
            {...{ name: 'email', label: words.newEmail, inputMode: 'email', autocomplete: 'email' }}
            value={values.email}
            fault={faults.get('email')}
            onChange={(email) => {
              change({ email });
            }}
          />
        </>
      )}
    </SendForm>
  );
};

type CodeSent = NonNullable<Contacts['codeSent']>;

const CodeForm = ({ own, codeSent, onChange }: ChangeProps & { readonly codeSent: CodeSent }) => {
  const { words, language } = useWords(dataWords);
  const [code, setCode] = useState('');
  const { to, validUntil, triesLeft } = codeSent;
  return (
    <div class="finding noted">
      <p class="fact" role="status">
        {words.codeSent} {to.map((one) => one.to).join(', ')}
      </p>
      <Deadline label={words.codeValid} at={validUntil} />
      <p>{words.tries(numberText(language, triesLeft))}</p>
      <SendForm
        text={words.confirm}
        send={async () => {
          await told(clientOf(own).POST('/v1/me/contacts/confirmation', { body: { code: code.trim() } }));
          onChange();
        }}
      >
        {(faults) => (
          <Line
            {...{ name: 'code', label: words.code, inputMode: 'numeric', autocomplete: 'one-time-code', value: code }}
            fault={faults.get('code')}
            onChange={setCode}
          />
        )}
      </SendForm>
    </div>
  );
};

type Pending = Contacts['pending'][number];

const PendingTold = ({ own, pending, onChange }: ChangeProps & { readonly pending: Pending }) => {
  const { words } = useWords(dataWords);
  const { field, to, version, effectiveFrom } = pending;
  return (
    <li class="card">
      <h3>
        {words.field[field]} {words.becomes} {to}
      </h3>
      <Deadline label={words.effectiveFrom} at={effectiveFrom} />
      <details>
        <summary>{words.notMe}</summary>
        <Act
          text={words.notMeSure}
          run={async () => {
            await told(clientOf(own).POST('/v1/me/contacts/objection', { body: { version } }));
            onChange();
          }}
        />
      </details>
    </li>
  );
};

/** Phone and e-mail address: those in force, those about to be, and how they are changed. */
export const ContactsPage = ({ own }: { readonly own: Session }) => {
  const { words } = useWords(dataWords);
  return (
    <Section of="data" title={words.contacts}>
      <p>{words.contactsText}</p>
      <Asked name="contacts" load={() => told(clientOf(own).GET('/v1/me/contacts'))}>
        {({ phone, email, pending, codeSent }, again) => (
          <>
            <dl class="pairs">
              <dt>{words.field.phone}</dt>
              <dd>{phone}</dd>
              <dt>{words.field.email}</dt>
              <dd>{email}</dd>
            </dl>
            {codeSent !== undefined && <CodeForm own={own} codeSent={codeSent} onChange={again} />}
            {pending.length > 0 && (
              <>
                <h2>{words.pending}</h2>
                <ul class="cards">
                  {pending.map((one) => (
                    <PendingTold key={one.version} own={own} pending={one} onChange={again} />
                  ))}
                </ul>
              </>
            )}
            <h2>{words.changeContacts}</h2>
            <ChangeForm own={own} onChange={again} />
          </>
        )}
      </Asked>
    </Section>
  );
};
