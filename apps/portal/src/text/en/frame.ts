import type { Texts } from '../language.js';

export const frame: Texts['frame'] = {
  product: 'Seinhuis',
  skip: 'To the content',
  navigation: 'Main menu',
  intake: 'Signals',
  care: 'Victims',
  casework: 'Cases',
  oversight: 'Oversight',
  worksAs: 'You work as',
  noTask: 'no task',
  switchTask: 'Switch task',
  logOut: 'Log out',
  ownLogin: 'Your login',
  footer: 'About this site',
  accessibility: 'Accessibility',
  documentation: 'Documentation of the API',
  otherLanguage: 'Nederlands',
  notOfficial: 'The rules were read with care, but a lawyer has not confirmed them yet.',
};
