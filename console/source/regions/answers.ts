import { isProvince, provinceOf } from '../../../shared/domain/regions.ts';
import { told, type paths } from '../../../shared/api-client/client.ts';
import { clientOf } from '../common/client.ts';
import type { Session } from '../common/session.ts';

type Answer<Path extends '/v1/provinces/{province}/figures' | '/v1/regencies/{regency}/figures' | '/v1/figures'> =
  paths[Path]['get']['responses'][200]['content']['application/json'];

export type ProvinceFigures = Answer<'/v1/provinces/{province}/figures'>;
export type RegencyFigures = Answer<'/v1/regencies/{regency}/figures'>;
export type Figures = ProvinceFigures['all'];

/** What is told of an area over all waves; of one that was not told of yet, nothing. */
export interface AreaRow {
  readonly area: { readonly code: string; readonly name?: string };
  readonly registered?: Figures['joined'];
  readonly all?: Figures;
}

/** The areas to hold one beside. */
export interface Beside {
  /** Of a province all provinces, of a regency all of its province: the area itself is among them. */
  readonly neighbours: readonly AreaRow[];
  /** What it lies in: of a regency its province, and the nation. */
  readonly around: readonly AreaRow[];
  /** When the nation’s figures were put together (ISO 8601); undefined where they were not yet. */
  readonly toldAt: string | undefined;
}

/** What is asked for: of a province by two digits, such as `32`, of a regency such as `32.01`. */
export const figuresOf = (own: Session, code: string): Promise<ProvinceFigures | RegencyFigures> => {
  const client = clientOf(own);
  return code.includes('.')
    ? told(client.GET('/v1/regencies/{regency}/figures', { params: { path: { regency: code } } }))
    : told(client.GET('/v1/provinces/{province}/figures', { params: { path: { province: code } } }));
};

/** What an area is held beside. */
export const besideOf = async (own: Session, code: string): Promise<Beside> => {
  const client = clientOf(own);
  const [nation, province] = await Promise.all([
    told(client.GET('/v1/figures')),
    isProvince(code)
      ? undefined
      : told(client.GET('/v1/provinces/{province}/figures', { params: { path: { province: provinceOf(code) } } })),
  ]);
  const { toldAt, provinces } = nation;
  return province === undefined
    ? { neighbours: provinces, around: [nation], toldAt }
    : { neighbours: province.regencies, around: [province, nation], toldAt };
};
