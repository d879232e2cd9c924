import type { Texts } from '../language.js';

export const casework: Texts['casework'] = {
  title: 'Cases',
};
