/** What may stand in the address of the casework: ids, codes and numbers, never what somebody typed or reads. Anything else is dropped. */
type Raw = Record<string, unknown>;

const oneOf = <T extends string>(codes: readonly T[], value: unknown, otherwise: T): T => codes.find((code) => code === value) ?? otherwise;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const matching = (pattern: RegExp, value: unknown): string | undefined =>
  typeof value === 'string' && pattern.test(value) ? value : undefined;
const pageOf = (value: unknown): number => (Number.isInteger(value) && (value as number) > 0 ? (value as number) : 1);

export const queueStands = ['wacht', 'aanvaard', 'afgewezen'] as const;
export interface QueueFilters {
  stand: (typeof queueStands)[number];
  pagina: number;
}
export const queueFilters = (raw: Raw): QueueFilters => ({
  stand: oneOf(queueStands, raw['stand'], 'wacht'),
  pagina: pageOf(raw['pagina']),
});

export interface WeighFilters {
  /** The disclosure by which the RIEC got the signal. */
  verstrekking?: string;
}
export function weighFilters(raw: Raw): WeighFilters {
  const verstrekking = matching(uuid, raw['verstrekking']);
  return verstrekking ? { verstrekking } : {};
}

export const caseTabs = ['tijdlijn', 'relaties', 'velden', 'deelnemers', 'overeenkomsten', 'maatregelen'] as const;
export type CaseTab = (typeof caseTabs)[number];
export const matchStands = ['voorgesteld', 'zelfde', 'niet-zelfde'] as const;
export interface CaseFilters {
  deel: CaseTab;
  signaal?: string;
  cel?: string;
  /** The field whose provenance is shown: `<signal>.<id>`. */
  veld?: string;
  pagina: number;
  stand: (typeof matchStands)[number];
}
export function caseFilters(raw: Raw): CaseFilters {
  const signaal = matching(uuid, raw['signaal']);
  const cel = matching(/^[a-z]{1,12}\.[A-Z0-9]{2,8}$/, raw['cel']);
  const veld = matching(/^[0-9a-f-]{36}\.v\d{1,6}$/, raw['veld']);
  return {
    deel: oneOf(caseTabs, raw['deel'], 'tijdlijn'),
    ...(signaal && { signaal }),
    ...(cel && { cel }),
    ...(veld && { veld }),
    pagina: pageOf(raw['pagina']),
    stand: oneOf(matchStands, raw['stand'], 'voorgesteld'),
  };
}
