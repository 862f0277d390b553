import { told } from '../../../shared/api-client/client.ts';
import { clientOf } from '../common/client.ts';
import { useDraft } from '../common/draft.ts';
import { Choice, Line } from '../common/fields.tsx';
import { dayText } from '../common/format.ts';
import { useWords } from '../common/language.ts';
import type { Session } from '../common/session.ts';
import { Deadline } from './deadline.tsx';
import { Act } from './act.tsx';
import { unless, type AccountLink, type Card, type PayoutAccount } from './answers.ts';
import { Asked } from './asked.tsx';
import { moneyWords } from './money-words.ts';
import { Section } from './section.tsx';
import { SendForm } from './sending.tsx';

interface AccountProps {
  readonly own: Session;
  readonly onChange: () => void;
}

/** The card whose incentives an account is linked for; where no card can be used there is nothing to link. */
const cardToBePaid = (cards: readonly Card[]): Card | undefined => cards.findLast(({ state }) => state === 'active');

const LinkForm = ({ own, onChange, channels }: AccountProps & { readonly channels: Card['payoutChannels'] }) => {
  const { words } = useWords(moneyWords);
  const { values, change, forget } = useDraft('payout-account', { channel: '', number: '' });
  return (
    <SendForm
      text={words.send}
      send={async () => {
        // Nothing is judged here: the service says what is missing.
        await told(clientOf(own).PUT('/v1/registrations/me/payout-account', { body: values as AccountLink }));
        forget();
        onChange();
      }}
    >
      {(faults) => (
        <>
          <p class="quiet">{words.linkHint}</p>
          <Choice
            {...{ name: 'channel', label: words.channel, first: words.choose, value: values.channel }}
            fault={faults.get('channel')}
            options={channels.map((channel) => [channel, channel])}
            onChange={(channel) => {
              change({ channel });
            }}
          />
          <Line
            {...{ name: 'number', label: words.number, inputMode: 'numeric', autocomplete: 'off' }}
            value={values.number}
            fault={faults.get('number')}
            onChange={(number) => {
              change({ number });
            }}
          />
        </>
      )}
    </SendForm>
  );
};

const tones = { usable: 'held', cooling: 'noted', faulty: 'failed' } as const;

const Linked = ({ own, account, onChange }: AccountProps & { readonly account: PayoutAccount }) => {
  const { words, language } = useWords(moneyWords);
  const { channel, number, status, next, usableFrom, paidTo, version, objectionUntil, history } = account;
  const earlier = history.filter((one) => one.version !== version);
  return (
    <>
      <div class={`finding ${tones[status]}`} role="status">
        <p class="finding-title">
          {channel} {number}
        </p>
        <p class="fact">{words.status[status]}</p>
        <p>{next}</p>
      </div>
      {status === 'cooling' && <Deadline label={words.usableFrom} at={usableFrom} />}
      {paidTo !== undefined && paidTo.version !== version && (
        <p>
          {words.paidTo}{' '}
          <strong>
            {paidTo.channel} {paidTo.number}
          </strong>
        </p>
      )}
      {objectionUntil !== undefined && (
        <details>
          <summary>{words.notMe}</summary>
          <Deadline label={words.notMeUntil} at={objectionUntil} />
          <p>{words.notMeText}</p>
          <Act
            text={words.notMeSure}
            run={async () => {
              await told(clientOf(own).POST('/v1/registrations/me/payout-account/objection', { body: { version } }));
              onChange();
            }}
          />
        </details>
      )}
      {earlier.length > 0 && (
        <details>
          <summary>{words.history}</summary>
          <ul>
            {earlier.map((one) => (
              <li key={one.version}>
                {one.channel} {one.number} · {words.linked} {dayText(language, one.linkedAt)}
                {one.undoneAt === undefined ? '' : ` · ${words.undone} ${dayText(language, one.undoneAt)}`}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
};

/** The account that incentives are paid to: how it stands, and how it is changed. */
export const AccountPage = ({ own }: { readonly own: Session }) => {
  const { words } = useWords(moneyWords);
  return (
    <Section of="money" title={words.account}>
      <p>{words.accountText}</p>
      <Asked
        name="account"
        load={async () => {
          const client = clientOf(own);
          const [account, { cards }] = await Promise.all([
            unless('payout-account-missing', told(client.GET('/v1/registrations/me/payout-account'))),
            told(client.GET('/v1/registrations/me/orders')),
          ]);
          return { account, card: cardToBePaid(cards) };
        }}
      >
        {({ account, card }, again) => (
          <>
            {account === null ? (
              <p class="fact">{words.noAccount}</p>
            ) : (
              <Linked own={own} account={account} onChange={again} />
            )}
            {card === undefined ? (
              <p>{words.noCard}</p>
            ) : (
              <>
                <h2>{account === null ? words.link : words.change}</h2>
                <LinkForm own={own} onChange={again} channels={card.payoutChannels} />
              </>
            )}
          </>
        )}
      </Asked>
    </Section>
  );
};
