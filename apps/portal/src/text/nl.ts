import { care } from './nl/care.js';
import { casework } from './nl/casework.js';
import { frame } from './nl/frame.js';
import { home } from './nl/home.js';
import { intake } from './nl/intake.js';
import { oversight } from './nl/oversight.js';
import { problems } from './nl/problems.js';
import { session } from './nl/session.js';
import { ui } from './nl/ui.js';

/** The catalogue: every text of the portal in Dutch, level B1, in the polite form. Texts of policy and law come from the hub itself. */
export const nl = { frame, home, session, ui, problems, intake, care, casework, oversight };
