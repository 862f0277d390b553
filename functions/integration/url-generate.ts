import * as z from 'zod';
import { EmailText } from '../../shared/domain/email.ts';
import { courseTypeOf } from '../../shared/domain/training/course-type.ts';
import { mustBeInSession, newLink, validUntilOf } from '../../shared/domain/training/presence.ts';
import { mustBeSafe, RedirectAddress } from '../../shared/domain/training/redirect-address.ts';
import { mustStand, OptionalSequence, RedeemCodeText, sessionOf } from '../../shared/domain/training/redeeming.ts';
import { integration, type IntegrationEdge } from '../../shared/integration/endpoint.ts';
import { purchaseBehind, type RedeemSources } from '../../shared/integration/redeem.ts';
import { newLinkId, newState } from '../../shared/keys/presence-links.ts';
import { keyStore } from '../../shared/keys/ring.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { courseTable } from '../../shared/table/courses.ts';
import { orderTable } from '../../shared/table/orders.ts';
import { partnerTable } from '../../shared/table/partners.ts';
import { presenceTable, type Presences } from '../../shared/table/presences.ts';
import { requestWindowTable } from '../../shared/table/request-windows.ts';

const Body = z.object({
  redeem_code: RedeemCodeText,
  sequence: OptionalSequence,
  redirect_uri: RedirectAddress,
  /** Of the participant. Checked, since clients send it; kept nowhere. */
  email: EmailText,
});

interface GenerateUrl extends Pick<RedeemSources, 'orders' | 'courses'> {
  readonly presences: Pick<Presences, 'keep'>;
  /** Where people reach this API, without a slash at the end. */
  readonly publicUrl: string;
}

const message = { id: 'Tautan kehadiran berhasil dibuat.', en: 'The page of presence was made.' };

/**
 * POST /api/v1/integration/oauth/url-generate: an institution asks for a page on which its participant proves to be at a
 * session. The page's address is signed, good for a quarter of an hour and for one use, and says nothing of anybody.
 */
export const generateUrl = (edge: IntegrationEdge, { orders, courses, presences, publicUrl }: GenerateUrl) =>
  integration({ body: Body }, edge, async ({ body, institutionId, at }) => {
    const { redeem_code: code, redirect_uri: redirectUri } = body;
    mustBeSafe(redirectUri, publicUrl);
    const { order, schedule } = await purchaseBehind({ orders, courses }, code, institutionId);
    mustStand(order, schedule);
    const session = sessionOf(order, schedule, { sequence: body.sequence, at });
    mustBeInSession(order, session, at);
    const linkId = newLinkId(await edge.keys.ring(), validUntilOf(session, at));
    const sequence = session?.sequence ?? body.sequence ?? 0;
    const link = newLink(order, { linkId, state: newState(), sequence, redirectUri, session, at });
    await presences.keep(link);
    const { type, learningMethod } = courseTypeOf(order.mode);
    return {
      message,
      data: {
        url: `${publicUrl}/v1/presence/${linkId}`,
        state: link.state,
        course: { type, learning_method: learningMethod },
      },
    };
  });

const { TABLE_NAME, DATA_KEY_ARN, PUBLIC_URL } = environment({
  TABLE_NAME: z.string(),
  DATA_KEY_ARN: z.string(),
  PUBLIC_URL: z.string(),
});
const table = tableNamed(TABLE_NAME);
export const handler = generateUrl(
  { partners: partnerTable(table), keys: keyStore(table, DATA_KEY_ARN), windows: requestWindowTable(table) },
  { orders: orderTable(table), courses: courseTable(table), presences: presenceTable(table), publicUrl: PUBLIC_URL },
);
