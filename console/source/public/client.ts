import { apiClient } from '../../../shared/api-client/client.ts';
import { chosenLanguage } from '../common/language.ts';

/** The client of the API: public routes only, without a token. */
export const client = apiClient({ baseUrl: location.origin, language: chosenLanguage });
