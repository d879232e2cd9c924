/** One event as partners see it, in the feed and on Kafka alike: that something happened, when, and about what. Never what it says. */
export interface Gebeurtenis {
  volgnummer: number;
  soort: string;
  onderwerp: string;
  id: string;
  tijdstip: string;
}

/** A row of the feed in the words of partners. Pure. */
export function gebeurtenisOf(row: {
  seq: string;
  fact_type: string;
  stream_type: string;
  stream_id: string;
  recorded_at: Date;
}): Gebeurtenis {
  const { seq, fact_type, stream_type, stream_id, recorded_at } = row;
  return { volgnummer: Number(seq), soort: soortOf(fact_type), onderwerp: stream_type, id: stream_id, tijdstip: recorded_at.toISOString() };
}

/** There are few, and a relay asks for one with each event. */
const soorten = new Map<string, string>();

function soortOf(fact_type: string): string {
  let soort = soorten.get(fact_type);
  if (soort === undefined) {
    soort = `nl.seinhuis.${fact_type.replace(/(?!^)([A-Z])/g, '-$1').toLowerCase()}.v1`;
    soorten.set(fact_type, soort);
  }
  return soort;
}
