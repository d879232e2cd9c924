import type { Texts } from '../language.js';

export const oversight: Texts['oversight'] = {
  title: 'Oversight',
};
