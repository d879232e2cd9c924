/** How sure the issuer is of who this is, by the levels of eIDAS. */
export type Assurance = 'low' | 'substantial' | 'high';

/** The person or system at work, for one organisation, in one capacity. Nothing here names a person: `id` is the pseudonym of the issuer. */
export interface Officer {
  /** Claim `sub`. */
  id: string;
  /** Code of the partner she acts for, such as GB-TZ. */
  partner: string;
  oin: string;
  /** Name of the organisation of `oin`. */
  organisation: string;
  /** Regions of the organisation, such as riec-oost-brabant. */
  regions: string[];
  /** Legal task she performs now; null when the token names none. */
  task: string | null;
  roles: string[];
  /** Who lent her to a compartment such as a RIEC, which is no legal person: the participant in whose place she reads there. Null for others. */
  host: { partner: string; task: string } | null;
  assurance: Assurance;
  /** Client the token was given to. */
  client: string;
}

/** Who asks, within one request. */
export interface CallerContext {
  officer: Officer;
  /** W3C trace id of the request: 32 hex digits. */
  traceId: string;
  /** Span of the hub within that trace: 16 hex digits. */
  spanId: string;
  /** When the request came in. */
  at: Date;
  /** Key and SHA-256 over method, path and canonical body; null on requests that change nothing. */
  idempotency: { key: string; fingerprint: string } | null;
}
