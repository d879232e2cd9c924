/** A department that was shown data of a facet, per cell. */
export interface ReceivedCell {
  oin: string;
  partner: string;
  /** Code; empty when the line names none. */
  purpose: string;
  cell: string;
  /** Ids of the fields within the signal. */
  fields: string[];
  first: Date;
  last: Date;
  times: number;
  /** Codes of grounds. */
  bases: string[];
}
