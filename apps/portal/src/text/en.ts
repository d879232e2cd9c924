import { care } from './en/care.js';
import { casework } from './en/casework.js';
import { frame } from './en/frame.js';
import { home } from './en/home.js';
import { intake } from './en/intake.js';
import type { Texts } from './language.js';
import { oversight } from './en/oversight.js';
import { problems } from './en/problems.js';
import { session } from './en/session.js';
import { ui } from './en/ui.js';

/** The catalogue in English, for whoever does not read Dutch well. What the hub says of law and policy stays Dutch: that is the text that counts. */
export const en: Texts = { frame, home, session, ui, problems, intake, care, casework, oversight };
