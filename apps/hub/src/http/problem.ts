/** API version by semantic versioning; on every answer and in the OpenAPI document. */
export const apiVersion = '1.0.0';

export interface ProblemError {
  /** JSON pointer into the body, or `?name` for a query parameter. */
  pointer: string;
  code: string;
  detail: string;
}

/** Body of every error, RFC 9457. Dutch, names what to do, never repeats what was sent. `code` is stable. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  /** The trace of this request: give it to the operator. */
  instance?: string;
  errors?: ProblemError[];
}

const titles: Record<number, string> = {
  400: 'Het verzoek klopt niet',
  401: 'U bent niet aangemeld',
  403: 'Dit mag u niet',
  404: 'Niet gevonden',
  405: 'Deze handeling bestaat hier niet',
  409: 'Dit kan nu niet',
  410: 'Dit bestaat niet meer',
  413: 'Het verzoek is te groot',
  414: 'Het adres is te lang',
  415: 'Deze inhoud kan de hub niet lezen',
  429: 'Te veel verzoeken',
  431: 'De headers zijn te groot',
  500: 'Er ging iets mis',
  503: 'De hub is even niet beschikbaar',
};

/** Statuses that a problem of this hub can have. */
export const problemStatuses = Object.keys(titles).map(Number);

export function problem(status: number, code: string, detail: string, more: Pick<Problem, 'instance' | 'errors'> = {}): Problem {
  return { type: `https://seinhuis.example/problemen/${code}`, title: titles[status] ?? titles[500]!, status, detail, code, ...more };
}
