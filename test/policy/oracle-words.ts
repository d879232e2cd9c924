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
  /** The law that governs the data where they are. */
  readonly regime: string;
  readonly facet: string;
  readonly group: string;
}

export const isNumber = (group: string): boolean => group === 'BSN';
const isPolice = (group: string): boolean => group.startsWith('POL');
const isOn = (set: string, { facet, group }: Question): boolean => (sets[set] ?? []).includes(`${facet}.${group}`);

/** Takes part with a task that the law lists; every mandate is there. */
function takesPart(list: keyof typeof participants, code = '', task?: string): boolean {
  const tasks = participants[list][code];
  if (!tasks) return false;
  return tasks.includes('mandate') || (task !== undefined && (tasks.includes('*') || tasks.includes(task)));
}

const inRiec = (code?: string, task?: string): boolean => takesPart('riec', code, task);
const inZvh = (code?: string, task?: string): boolean => takesPart('zvh-controller', code, task) || takesPart('zvh-other', code, task);
const isOnZvhList = (code: string): boolean => code in participants['zvh-controller'] || code in participants['zvh-other'];

/** The task under which it acts is one of the police. */
function policeTask(code?: string, task?: string): boolean {
  if (code === 'KM') return ['opsporing', 'politietaak'].includes(task ?? '');
  return code !== 'NL' || task === 'opsporing';
}

const heldAsPolice = ({ regime, group }: Question): boolean => regime === 'wpg' || isPolice(group);
/** Police data enter a collaboration only from those who process them under the Wpg. */
const policeDataByPolice = ({ regime, group, from = '' }: Question): boolean =>
  !isPolice(group) || (regime === 'wpg' && ['PO', 'KM', 'NL', 'FI'].includes(from));

/** What must hold, by its name in the rows. */
export const words: Readonly<Record<string, (question: Question) => boolean>> = {
  'stage-2': ({ stage }) => stage >= 2,
  'stage-3': ({ stage }) => stage >= 3,
  'sender-in-riec': ({ from, fromTask }) => inRiec(from, fromTask),
  'receiver-in-riec': ({ to, toTask }) => inRiec(to, toTask),
  'sender-in-zvh': ({ from, fromTask }) => inZvh(from, fromTask),
  'receiver-in-zvh': ({ to, toTask }) => inZvh(to, toTask),
  // Whoever is on the list with another task is no third party; the ZO code stands for several organisations.
  'outside-riec': ({ to = '' }) => !(to in participants.riec),
  'outside-zvh': ({ to = '', toTask }) => !inZvh(to, toTask) && (to === 'ZO' || !isOnZvhList(to)),
  // Police data about persons enter the RIEC from stage 2.
  'brings-to-riec': (q) => inRiec(q.from, q.fromTask) && policeDataByPolice(q) && (!heldAsPolice(q) || q.facet === 'case' || q.stage >= 2),
  'held-as-police': heldAsPolice,
  'police-data-by-police': policeDataByPolice,
  'about-a-person': ({ facet }) => facet !== 'case',
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
