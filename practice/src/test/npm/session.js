// Signs in as a front-end does, with the provider's own code.

import './browser.js';
import {
  fetchJsonWithAuthJWTToken,
  jwtTokenAuthProvider,
} from 'ra-data-django-rest-framework';

export const api = process.env.API_URL;

export const auth = jwtTokenAuthProvider({ obtainAuthTokenUrl: `${api}/auth/token/` });

export const fetchSignedIn = fetchJsonWithAuthJWTToken;

export const educator = { username: 'educator', password: 'practice-educator-2026' };
