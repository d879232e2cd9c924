const schema = 'https://json-schema.org/draft/2020-12/schema';
const uuid = { type: 'string', format: 'uuid' };
const moment = { type: 'string', format: 'date-time' };
const type = { type: 'string', pattern: '^nl\\.seinhuis\\.[a-z]+(-[a-z]+)*\\.v1$' };

const gebeurtenis = {
  $schema: schema,
  title: 'Gebeurtenis',
  description: 'Dat er iets gebeurde, wanneer en waarover. Nooit de inhoud: vraag die aan de hub, met uw eigen token.',
  type: 'object',
  properties: {
    volgnummer: {
      type: 'integer',
      minimum: 0,
      description: 'Plaats in het logboek. Hebt u van dit onderwerp al een even hoog of hoger volgnummer: sla over',
    },
    soort: { ...type, description: 'Wat er gebeurde' },
    onderwerp: { type: 'string', pattern: '^[a-z]{1,32}$', description: 'Waarover' },
    id: uuid,
    tijdstip: moment,
  },
  required: ['volgnummer', 'soort', 'onderwerp', 'id', 'tijdstip'],
  additionalProperties: false,
};

const cloudevent = {
  $schema: schema,
  title: 'Bericht op Kafka',
  description:
    'Een gebeurtenis als CloudEvent 1.0, volgens het profiel van de Nederlandse overheid, in de vorm application/cloudevents+json.',
  type: 'object',
  properties: {
    specversion: { const: '1.0' },
    id: { ...uuid, description: 'Hetzelfde als het bericht dubbel komt' },
    source: { type: 'string', pattern: '^urn:nld:oin:[0-9]{20}:systeem:seinhuis$' },
    type,
    subject: uuid,
    time: moment,
    datacontenttype: { const: 'application/json' },
    dataschema: { type: 'string', format: 'uri' },
    dataref: { type: 'string', format: 'uri', description: 'Waar u naar de inhoud vraagt. Of u die krijgt, wordt dan beoordeeld' },
    sequence: { type: 'string', pattern: '^[0-9]{16}$', description: 'Het volgnummer, met nullen ervoor: sorteert als tekst' },
    data: { ...gebeurtenis, $schema: undefined, title: undefined, description: undefined },
  },
  required: ['specversion', 'id', 'source', 'type', 'subject', 'time', 'datacontenttype', 'dataschema', 'dataref', 'sequence', 'data'],
  additionalProperties: false,
};

/** JSON Schema 2020-12 of what partners hear, by name: `gebeurtenis` in the feed and as data of an event, `cloudevent` on Kafka. */
export const eventSchemas: ReadonlyMap<string, object> = new Map(Object.entries({ gebeurtenis, cloudevent }));
