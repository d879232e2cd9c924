/** The facets by their Dutch names. */
export const capacities: Record<string, string> = {
  victim: 'slachtoffer',
  suspect: 'verdachte',
  circle: 'kring',
  witness: 'getuige',
  reporter: 'melder',
};
