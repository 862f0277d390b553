import { told } from '../../../shared/api-client/client.ts';
import { clientOf } from '../common/client.ts';
import { instantText, rupiahText } from '../common/format.ts';
import { useWords } from '../common/language.ts';
import type { Session } from '../common/session.ts';
import type { Transfer } from './answers.ts';
import { Paged } from './asked.tsx';
import { moneyWords } from './money-words.ts';
import { Section } from './section.tsx';

const Told = ({ transfer: { at, text, payout, movements } }: { readonly transfer: Transfer }) => {
  const { words, language } = useWords(moneyWords);
  return (
    <li>
      <p class="fact">{text}</p>
      {movements.map(({ account, waveId, amount }) => (
        <p key={`${account} ${waveId}`} class="movement">
          <span>{words.of[account]}</span>
          <strong>
            {amount < 0 ? '−' : '+'}
            {rupiahText(language, Math.abs(amount))}
          </strong>
        </p>
      ))}
      <p class="quiet">{instantText(language, at)}</p>
      {payout?.status === 'paid' && payout.settledAt !== undefined && (
        <p class="quiet">{words.paidAt(instantText(language, payout.settledAt))}</p>
      )}
    </li>
  );
};

/** Every movement of one's money, and why. */
export const TransfersPage = ({ own }: { readonly own: Session }) => {
  const { words } = useWords(moneyWords);
  return (
    <Section of="money" title={words.transfers}>
      <p>{words.transfersText}</p>
      <Paged
        name="transfers"
        load={(query) => told(clientOf(own).GET('/v1/registrations/me/transfers', { params: { query } }))}
        next={({ nextCursor }) => nextCursor}
      >
        {({ transfers }, isFirst) =>
          transfers.length === 0 && isFirst ? (
            <p>{words.noTransfers}</p>
          ) : (
            <ul class="movements">
              {transfers.map((transfer, place) => (
                <Told key={`${transfer.at} ${transfer.cause} ${place}`} transfer={transfer} />
              ))}
            </ul>
          )
        }
      </Paged>
    </Section>
  );
};
