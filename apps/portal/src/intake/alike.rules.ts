/** Data about which the hub says the same, told once: ten times the same sentence is not read. In the order in which each was first said. */
export function alike<
  T extends { uitkomst: string; opgeslagen?: boolean; uitleg?: string | null; gronden: readonly { artikel: string }[] },
>(fields: readonly T[]): T[][] {
  const groups = new Map<string, T[]>();
  for (const field of fields) {
    const { uitkomst, opgeslagen, uitleg, gronden } = field;
    const said = JSON.stringify([uitkomst, opgeslagen, uitleg, gronden.map(({ artikel }) => artikel)]);
    groups.set(said, [...(groups.get(said) ?? []), field]);
  }
  return [...groups.values()];
}
