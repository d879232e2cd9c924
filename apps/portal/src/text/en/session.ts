import type { Texts } from '../language.js';

export const session: Texts['session'] = {
  endsSoon: 'Are you still there?',
  endsIn: (minutes) =>
    `You did nothing for a while. In ${minutes === 1 ? 'one minute' : `${minutes} minutes`} you will be logged out. What you did not save is lost then.`,
  goOn: 'Go on working',
  logOut: 'Log out',
};
