import { derivedId } from '#libs/ledger';
import { type Gebeurtenis, gebeurtenisOf } from '../gebeurtenis.js';

/** One row of the feed, with who hears it. */
export interface FeedRow {
  oin: string;
  /** Partner code; '*' for the whole organisation. */
  department: string;
  seq: string;
  fact_type: string;
  stream_type: string;
  stream_id: string;
  recorded_at: Date;
}

/** Who speaks, and where its answers are. */
export interface EventOrigin {
  hubOin: string;
  publicUrl: string;
}

/** CloudEvents 1.0, in the profile of the Dutch government; the schema is published as `cloudevent`. */
export interface CloudEvent {
  specversion: '1.0';
  id: string;
  source: string;
  type: string;
  subject: string;
  time: string;
  datacontenttype: 'application/json';
  dataschema: string;
  dataref: string;
  /** The position in the ledger, as text that sorts as the number. */
  sequence: string;
  data: Gebeurtenis;
}

/** As many as the largest seq that a number can hold exactly. */
const SEQUENCE_DIGITS = 16;
export const CONTENT_TYPE = 'application/cloudevents+json; charset=UTF-8';

/** Where what an event is about is asked for; what is not here, at the feed. */
const places: Record<string, (id: string) => string> = {
  signal: (id) => `signalen/${id}`,
  case: (id) => `zaken/${id}`,
  disclosure: (id) => `verstrekkingen/${id}/velden`,
  erasure: (id) => `wissingen/${id}`,
  instruments: () => 'instrumenten',
  rulebook: () => 'beleidsversies',
};

/** That somebody read: whoever asks again upon it reads again, hears of that, and never ends. There is nothing more to ask about it. */
const readings: ReadonlySet<string> = new Set(['FieldsDelivered']);

/** What a row may hold. It is the list of what is let through: anything else is not published, as it could be anything. */
const shapes: Record<Exclude<keyof FeedRow, 'recorded_at'>, RegExp> = {
  oin: /^\d{20}$/,
  department: /^(?:\*|[A-Z]{2,4}(?:-[A-Z]{2})?)$/,
  seq: /^(?:0|[1-9]\d{0,15})$/,
  fact_type: /^[A-Z][A-Za-z]{1,63}$/,
  stream_type: /^[a-z]{1,32}$/,
  stream_id: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
};

/** A row is not what is let through. `field` names which part, never what it holds. */
export class NotPublishable extends Error {
  constructor(
    readonly seq: number,
    readonly field: string,
  ) {
    super(`feed entry ${seq} cannot be published: ${field}`);
    this.name = 'NotPublishable';
  }
}

const shapeOf = Object.entries(shapes) as [keyof typeof shapes, RegExp][];
const shapeOfReceiver = shapeOf.filter(([field]) => field === 'oin' || field === 'department');

/** Who hears a row: enough when all else of it was let through with the row before. @throws NotPublishable */
export function requireReceiver(row: FeedRow): void {
  requireShapes(row, shapeOfReceiver);
}

function requireShapes(row: FeedRow, list: typeof shapeOf): void {
  for (const [field, shape] of list) if (!shape.test(row[field])) throw new NotPublishable(Number(row.seq), field);
}

/** Whether two rows tell different receivers of the same event: who hears it is in none of its bytes. */
export function sameEvent(one: FeedRow, other: FeedRow): boolean {
  return (
    one.seq === other.seq &&
    one.fact_type === other.fact_type &&
    one.stream_type === other.stream_type &&
    one.stream_id === other.stream_id &&
    one.recorded_at.getTime() === other.recorded_at.getTime()
  );
}

/**
 * The event of a row: thin, and of listed parts only. Pure: a row that is published twice gives the same bytes and the same id.
 * @throws NotPublishable
 */
export function cloudEvent(row: FeedRow, { hubOin, publicUrl }: EventOrigin): CloudEvent {
  requireShapes(row, shapeOf);
  const data = gebeurtenisOf(row);
  const asked = readings.has(row.fact_type) ? undefined : places[row.stream_type]?.(row.stream_id);
  const place = asked ?? `gebeurtenissen?na=${data.volgnummer - 1}&aantal=1`;
  return {
    specversion: '1.0',
    id: derivedId('gebeurtenis', `${hubOin}:${row.seq}`),
    source: `urn:nld:oin:${hubOin}:systeem:seinhuis`,
    type: data.soort,
    subject: data.id,
    time: data.tijdstip,
    datacontenttype: 'application/json',
    dataschema: `${publicUrl}/v1/schemas/gebeurtenissen/gebeurtenis`,
    dataref: `${publicUrl}/v1/${place}`,
    sequence: row.seq.padStart(SEQUENCE_DIGITS, '0'),
    data,
  };
}

/**
 * Writes rows as the bytes of their events: those of `JSON.stringify(cloudEvent(row))`, in a third of its time, which is what a relay does most. Nothing
 * that the shapes let through needs an escape; an address might.
 * @returns throws NotPublishable
 */
export function eventWriter({ hubOin, publicUrl }: EventOrigin): (row: FeedRow) => Buffer {
  const origin = { hubOin, publicUrl: JSON.stringify(publicUrl).slice(1, -1) };
  return (row) => {
    const { id, source, type, subject, time, dataschema, dataref, sequence, data } = cloudEvent(row, origin);
    return Buffer.from(
      `{"specversion":"1.0","id":"${id}","source":"${source}","type":"${type}","subject":"${subject}","time":"${time}",` +
        `"datacontenttype":"application/json","dataschema":"${dataschema}","dataref":"${dataref}","sequence":"${sequence}",` +
        `"data":{"volgnummer":${data.volgnummer},"soort":"${data.soort}","onderwerp":"${data.onderwerp}","id":"${data.id}","tijdstip":"${data.tijdstip}"}}`,
    );
  };
}
