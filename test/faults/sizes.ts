/** How much of everything is tried. */
export interface Sizes {
  kills: number;
  hubKills: number;
  edits: number;
  entries: number;
  histories: number;
  seeds: number;
}

/** `ci`: before each change, a few minutes. `usual`: by hand. `full`: some hours. */
export const sizes = {
  ci: { kills: 20, hubKills: 2, edits: 170, entries: 60, histories: 10, seeds: 10_000 },
  usual: { kills: 60, hubKills: 4, edits: 510, entries: 1_000, histories: 100, seeds: 10_000 },
  full: { kills: 1_000, hubKills: 40, edits: 5_000, entries: 1_000, histories: 100, seeds: 100_000 },
} as const satisfies Record<string, Sizes>;

/** Enough for a broken build to be caught. */
export const brokenSizes = { kills: [12, 40, 120], edits: 51, entries: 2, histories: 2 } as const;
