import type { Texts } from '../language.js';

export const home: Texts['home'] = {
  welcome: 'Share signals of human trafficking as the law allows',
  intro:
    'Seinhuis shows beforehand what you may record, who gets what and on which ground. And when something is not allowed, it shows what is.',
  danger: 'Is there danger now? Call 112.',
  dangerMore: 'Seinhuis is no control room: nobody is reading along.',
  logIn: 'Log in',
  ended: 'Your session has ended. What was on the screen is gone. Log in again to go on.',
  left: 'You are logged out. Close the browser if others use this device too.',
  failed: 'Logging in did not work. Try again. If it keeps failing, call your administrator.',
  noProvider: 'The login does not answer. Try again in a minute.',
  ownLogin: 'Your login',
  ownLoginIntro: 'What you may see and share depends on the organisation, the task and the roles with which you are logged in.',
  organisation: 'Organisation',
  capacity: 'Capacity',
  task: 'Task',
  roles: 'Roles',
  assurance: 'Assurance of the login',
  noWorkspace: 'There are no screens for your role. You use Seinhuis through a connection with your own system.',
  notFound: 'This page does not exist',
  notFoundMore: 'Check the address, or go back to the start.',
  toStart: 'To the start',
  broken: 'Something went wrong',
  accessibility: 'Accessibility',
  accessibilityIntro: 'Everybody must be able to use this portal, also without a mouse, with a screen reader or with large letters.',
  accessibilityStatus: 'Status',
  accessibilityStatusText:
    'This portal was built to WCAG 2.2, levels A and AA (EN 301 549). No independent party has examined it yet. Therefore we call its status: first measures taken (C).',
  accessibilityHow: 'How we test',
  accessibilityHowText:
    'Every change is tested in a real browser: with the keyboard alone, on a screen of 360 and 320 pixels wide, and with a program that checks the rules.',
  accessibilityGaps: 'What we know must still improve',
  accessibilityGapsText: 'It was not tested yet with people who use a screen reader.',
  accessibilityReport: 'Do you run into something? Tell the administrator of Seinhuis in your organisation.',
};
