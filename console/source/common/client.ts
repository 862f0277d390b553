import { apiClient } from '../../../shared/api-client/client.ts';
import { chosenLanguage } from './language.ts';
import type { Session } from './session.ts';

/** The client of the API for who is signed in. A token that the API no longer takes ends the session. */
export const clientOf = (own: Session) =>
  apiClient({
    baseUrl: location.origin,
    language: chosenLanguage,
    token: own.token,
    fetch: async (request) => {
      const response = await fetch(request);
      if (response.status === 401) own.expire();
      return response;
    },
  });
