/** Which page of each list; left out of the address when it is the first. */
export interface ListPages {
  ontvangen?: number;
  eigen?: number;
}

export function listPages({ ontvangen, eigen }: Record<string, unknown>): ListPages {
  return { ...pageOf('ontvangen', ontvangen), ...pageOf('eigen', eigen) };
}

function pageOf<Name extends string>(name: Name, value: unknown): Partial<Record<Name, number>> {
  const page = Math.trunc(Number(value));
  return page > 1 ? ({ [name]: page } as Partial<Record<Name, number>>) : {};
}
