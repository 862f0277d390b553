import { told, type paths } from '../../../shared/api-client/client.ts';
import { clientOf } from '../common/client.ts';
import type { Session } from '../common/session.ts';

type Answer<Path extends '/v1/provinces/{province}/figures' | '/v1/regencies/{regency}/figures'> =
  paths[Path]['get']['responses'][200]['content']['application/json'];

export type ProvinceFigures = Answer<'/v1/provinces/{province}/figures'>;
export type RegencyFigures = Answer<'/v1/regencies/{regency}/figures'>;
export type Figures = ProvinceFigures['all'];
export type Total = Figures['joined'];

/** What is asked for: of a province by two digits, such as `32`, of a regency such as `32.01`. */
export const figuresOf = (own: Session, code: string): Promise<ProvinceFigures | RegencyFigures> => {
  const client = clientOf(own);
  return code.includes('.')
    ? told(client.GET('/v1/regencies/{regency}/figures', { params: { path: { regency: code } } }))
    : told(client.GET('/v1/provinces/{province}/figures', { params: { path: { province: code } } }));
};
