import type { Texts } from '../language.js';

export const problems: Texts['problems'] = {
  title: 'That did not work',
  noAnswer: 'No answer came. Look whether you are connected and try again. Nothing was recorded twice.',
  unexpected: 'Something went wrong on this screen. Load the page again.',
  byStatus: {
    400: 'The hub did not understand the request. Check what you filled in.',
    401: 'You are not logged in any more. Log in again.',
    403: 'With the task that you work with now you may not do this.',
    404: 'This does not exist, or you may not know that it does.',
    409: 'Not now: something changed meanwhile. Load the page again.',
    410: 'This does not exist any more.',
    413: 'This is too large to send.',
    429: 'There were too many requests. Wait a minute and try again.',
    500: 'Something went wrong in the hub. Try again later.',
    503: 'The hub is not available for a moment. Wait a minute and try again. Nothing was recorded twice.',
  },
  byType: {
    'hub.failed': 'Something went wrong in the hub. Try again later. If it goes on, give the number below to your administrator.',
    'hub.unavailable': 'The hub is not available for a moment. Wait a minute and try again. Nothing was recorded twice.',
    'rate.exceeded': 'There were too many requests. Wait a minute and try again.',
    'role.missing': 'This does not belong to your role. Ask your administrator if you need it for your work.',
    'assurance.too-low': 'Log in again in a stronger way, such as with a code from an app.',
    'officer.no-task': 'You work without a task now. Choose one first, and then try again.',
    'idempotency.key-reused': 'This request was sent before with another content. Load the page again.',
    'signal.nothing-to-store':
      'Nothing of this may be recorded. Answer the questions about home and firm if you know, or ask advice without names.',
  },
};
