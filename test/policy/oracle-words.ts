import { participants, sets } from './oracle-tables.js';

/** One transfer of one cell in which every fact, agreement, consent and approval is in order, as the oracle sees it. */
export interface Question {
  readonly activity: string;
  readonly from?: string | undefined;
  readonly fromTask?: string | undefined;
  readonly to?: string | undefined;
  readonly toTask?: string | undefined;
  readonly purpose?: string | undefined;
  readonly stage: number;
  readonly day: string;
  /** The college has ordered the care coordinator or the shelter to act for it. */
  readonly mandate: boolean;
  /** The law that governs the data where they are. */
  readonly regime: string;
  readonly facet: string;
  readonly group: string;
}

export const isNumber = (group: string): boolean => group === 'BSN';
export const isPolice = (group: string): boolean => group.startsWith('POL');
const isOn = (set: string, { facet, group }: Question): boolean => (sets[set] ?? []).includes(`${facet}.${group}`);

/** Takes part with a task that the law lists, or by order of the college. */
function takesPart(list: keyof typeof participants, mandate: boolean, code = '', task?: string): boolean {
  const tasks = participants[list][code];
  if (!tasks) return false;
  if (tasks.includes('mandate')) return mandate;
  return task !== undefined && (tasks.includes('*') || tasks.includes(task));
}

const inRiec = (code?: string, task?: string): boolean => takesPart('riec', false, code, task);
const inZvh = (mandate: boolean, code?: string, task?: string): boolean =>
  takesPart('zvh-controller', mandate, code, task) || takesPart('zvh-other', mandate, code, task);
const isOnZvhList = (code: string): boolean => code in participants['zvh-controller'] || code in participants['zvh-other'];
/** Takes a seat only by order of the college; without the order it stands outside. */
export const seatedByMandate = (code = ''): boolean => participants['zvh-other'][code]?.includes('mandate') ?? false;

/** The task under which it acts is one of the police. */
function policeTask(code?: string, task?: string): boolean {
  if (code === 'KM') return ['opsporing', 'politietaak'].includes(task ?? '');
  return code !== 'NL' || task === 'opsporing';
}

/** Held under the Wpg: by its group, by the law over it, or because the one who gives it acts as police. */
const heldAsPolice = ({ regime, group, from, fromTask }: Question): boolean =>
  regime === 'wpg' || isPolice(group) || (['PO', 'KM', 'EMM', 'FI', 'NL'].includes(from ?? '') && policeTask(from, fromTask));
const aboutAPerson = ({ facet }: Question): boolean => facet !== 'case';
export const isPoliceBeside = (q: Question): boolean => heldAsPolice(q) && aboutAPerson(q);
/** Police data enter a collaboration only from those who process them under the Wpg. */
const policeDataByPolice = ({ regime, group, from = '' }: Question): boolean =>
  !isPolice(group) || (regime === 'wpg' && ['PO', 'KM', 'NL', 'FI'].includes(from));

/** What must hold, by its name in the rows. */
export const words: Readonly<Record<string, (question: Question) => boolean>> = {
  'stage-2': ({ stage }) => stage >= 2,
  'stage-3': ({ stage }) => stage >= 3,
  'sender-in-riec': ({ from, fromTask }) => inRiec(from, fromTask),
  'receiver-in-riec': ({ to, toTask }) => inRiec(to, toTask),
  'sender-in-zvh': ({ from, fromTask, mandate }) => inZvh(mandate, from, fromTask),
  'receiver-in-zvh': ({ to, toTask, mandate }) => inZvh(mandate, to, toTask),
  // Whoever is on the list with another task is no third party; the ZO code stands for several organisations.
  'outside-riec': ({ to = '' }) => !(to in participants.riec),
  'outside-zvh': ({ to = '', toTask, mandate }) => !inZvh(mandate, to, toTask) && (to === 'ZO' || seatedByMandate(to) || !isOnZvhList(to)),
  // Police data about persons enter the RIEC from stage 2, and only as police data.
  'brings-to-riec': (q) =>
    inRiec(q.from, q.fromTask) && policeDataByPolice(q) && (!isPoliceBeside(q) || (q.stage >= 2 && q.regime === 'wpg')),
  'police-as-police': (q) => q.from !== 'PO' || !aboutAPerson(q) || q.regime === 'wpg',
  'held-as-police': heldAsPolice,
  'police-data-by-police': policeDataByPolice,
  'about-a-person': aboutAPerson,
  'no-number': ({ group }) => !isNumber(group),
  'victim-for-cm': ({ to, facet }) => to !== 'CM' || facet === 'victim',
  'on-both-lists': (q) => isOn('@zvh', q) && (isOn('@riec1', q) || isOn('@riec2', q)),
  'by-police': ({ regime, from, fromTask }) => regime === 'wpg' && policeTask(from, fromTask),
  'to-police': ({ to, toTask }) => policeTask(to, toTask),
  'to-police-marechaussee': ({ to, toTask }) => to !== 'KM' || policeTask(to, toTask),
  'inside-police': ({ group, from, to }) => group !== 'POL10B' || ![from, to].some((code) => code === 'FI' || code === 'NL'),
  'for-victim-support': ({ toTask }) => toTask === 'slachtofferhulp',
  'by-labour-supervision': ({ fromTask }) => fromTask === 'arbeid-toezicht',
  'aliens-law': ({ regime }) => regime === 'vw',
  'consent-can-open': ({ regime, group }) => regime !== 'wpg' || ['IDV', 'AGE', 'OBS', 'RESID', 'CARE', 'SAFE'].includes(group),
  'own-controller': ({ regime, group }) => !['wpg', 'wjsg'].includes(regime) && !isPolice(group) && group !== 'JUST',
};
