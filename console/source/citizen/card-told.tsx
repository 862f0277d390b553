import { rupiahText } from '../common/format.ts';
import { useWords } from '../common/language.ts';
import { Deadline } from './deadline.tsx';
import type { Card, OwnOrder } from './answers.ts';
import { statusWords } from './words.ts';

const tones = { active: 'held', held: 'noted', stopped: 'failed' } as const;

/** That the card which somebody had is no more: why stands with its wave. */
export const CardEnded = () => {
  const { words } = useWords(statusWords);
  const { title, text } = words.card.ended;
  return (
    <div class="finding noted" role="status">
      <p class="finding-title">{title}</p>
      <p>{text}</p>
    </div>
  );
};

/** The card of who was drawn, at a glance: what is left on it, until when, and what comes next. */
export const CardTold = ({ card, orders }: { readonly card: Card; readonly orders: readonly OwnOrder[] }) => {
  const { words, language } = useWords(statusWords);
  const { state, balance, firstPurchaseDeadline, purchases } = card;
  if (state === 'ended') return null;
  const { title, text } = words.card[state];
  const underWay = orders.filter(({ status }) => status === 'placed' || status === 'redeemed');
  return (
    <>
      <div class={`finding ${tones[state]}`} role="status">
        <p class="finding-title">{title}</p>
        {text !== '' && <p>{text}</p>}
        <p>
          {words.balance}: <strong>{rupiahText(language, balance)}</strong>
        </p>
        {firstPurchaseDeadline !== undefined && <Deadline label={words.buyBy} at={firstPurchaseDeadline} />}
        {state === 'active' && (
          <a class="action" href={purchases === 0 ? '/me/training/courses' : '/me/training'}>
            {purchases === 0 ? words.find : words.mine}
          </a>
        )}
      </div>
      {underWay.length > 0 && (
        <ul class="cards">
          {underWay.map(({ orderId, title: course, next }) => (
            <li key={orderId} class="card">
              <h3>
                <a class="whole" href="/me/training">
                  {course}
                </a>
              </h3>
              <p>{next}</p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
};
