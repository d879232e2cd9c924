export { isKnownTo, type Law, sourcesOf, StandingLaw } from './standing-law.js';
