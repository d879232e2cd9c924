/** One value as it stands in a letter. `on`: ISO date. */
export interface LetterField {
  label: string;
  value: string;
  source: string;
  on: string;
}

/** Somebody who got it. `on`: ISO date. */
export interface LetterReceiver {
  name: string;
  on: string;
  /** Labels of kinds of data. */
  groups: string[];
  purpose: string;
  /** Places in the law. */
  grounds: string[];
}

/** What may be told about one person in one capacity. */
export interface Tellable {
  /** Facet, in Dutch, such as slachtoffer. */
  capacity: string;
  fields: LetterField[];
  receivers: LetterReceiver[];
}

export interface Letter {
  /** Null: the letter that says nothing about any capacity. */
  capacity: string | null;
  text: string;
}

/**
 * The letters of one answer: one per capacity of which something may be told, each as if there were no other. When nothing may be told it is the letter
 * of somebody of whom nothing is held, to the last character. Pure. @param day ISO date of the question
 */
export function lettersOf(told: readonly Tellable[], day: string): Letter[] {
  const capacities = [...new Set(told.filter(({ fields }) => fields.length > 0).map(({ capacity }) => capacity))].toSorted();
  if (capacities.length === 0) return [{ capacity: null, text: letter(nothing, day) }];
  return capacities.map((capacity) => {
    const own = told.filter((one) => one.capacity === capacity && one.fields.length > 0);
    return { capacity, text: letter(body(own), day) };
  });
}

const nothing = ['Wij hebben geen gegevens over u die wij u mogen laten zien.'];

function body(own: readonly Tellable[]): string[] {
  const fields = own.flatMap((one) => one.fields);
  const receivers = own.flatMap((one) => one.receivers);
  return [
    'Dit staat er over u:',
    ...fields.map(({ label, value, source, on }) => `- ${label}: ${value}. Dit kwam op ${dutchDate(on)} van ${source}.`),
    '',
    ...(receivers.length
      ? ['Deze organisaties kregen gegevens over u:', ...receivers.map(receiverLine)]
      : ['Wij gaven deze gegevens aan niemand door.']),
  ];
}

const receiverLine = ({ name, on, groups, purpose, grounds }: LetterReceiver): string =>
  `- ${name}, op ${dutchDate(on)}: ${groups.join(', ')}. Waarvoor: ${purpose}. Dit mag volgens: ${grounds.join('; ')}.`;

/** The one template. What stands under `always` stands in every letter, so that it says nothing about this one. */
function letter(middle: readonly string[], day: string): string {
  return [
    'Geachte heer of mevrouw,',
    '',
    `U vroeg op ${dutchDate(day)} welke gegevens er over u in Seinhuis staan. Wij hebben gecontroleerd wie u bent. Dit is ons antwoord.`,
    '',
    ...middle,
    '',
    ...always,
  ].join('\n');
}

const always = [
  'Soms mogen wij niet alles vertellen, bijvoorbeeld om een ander te beschermen. Deze zin staat in elke brief. Hij zegt dus niet of dat bij u zo is.',
  '',
  'Wat kunt u doen?',
  '- Klopt er iets niet? Vraag ons om het te verbeteren.',
  '- Wilt u dat wij iets weghalen, of dat wij het niet meer gebruiken? Vraag het ons. Wij kijken dan of dat kan.',
  '- Bent u het niet eens met dit antwoord? U kunt binnen zes weken bezwaar maken. U kunt ook een klacht indienen bij de Autoriteit Persoonsgegevens.',
  '',
  'Met vriendelijke groet,',
  'de functionaris gegevensbescherming van Seinhuis',
];

const months = 'januari februari maart april mei juni juli augustus september oktober november december'.split(' ');

/** `2026-11-27` as `27 november 2026`. */
export function dutchDate(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${Number(date)} ${months[Number(month) - 1] ?? ''} ${year}`;
}
