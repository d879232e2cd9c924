import type { MatrixRow } from '#libs/decisions';
import type { PolicyPack } from '#libs/policy';

/** Loaded when it is asked: what it takes is slow to start. */
export async function matrixRows(pack: PolicyPack, asOf: string): Promise<MatrixRow[]> {
  const decisions = await import('#libs/decisions');
  return decisions.matrixRows(pack, asOf);
}

const marks: Record<string, string> = {
  permit: 'mag',
  reduce: 'kleiner',
  'hit-only': 'ja of nee',
  anonymise: 'zonder personen',
  pending: 'wacht',
  'needs-consent': 'toestemming',
  deny: 'niet',
};

/** Codes only, so nothing needs quotes and no spreadsheet reads a formula. */
export function matrixCsv(rows: readonly MatrixRow[]): string {
  const lines = rows.map(({ from, to, purpose, effect, because, cells }) =>
    [from, to, effect === 'deny' ? '' : purpose, effect, because.join(' '), shortly(cells)].join(','),
  );
  return ['van,naar,doel,uitkomst,grond of reden,cellen', ...lines, ''].join('\n');
}

export function matrixHtml(pack: PolicyPack, asOf: string, rows: readonly MatrixRow[]): string {
  const codes = pack.partners.map(({ code, label }) => ({ code, label: escaped(label) }));
  const between = byPair(rows);
  const head = codes.map(({ code, label }) => `<th scope="col" title="${label}">${code}</th>`).join('');
  const lines = codes.map(({ code: from, label }) => {
    const cells = codes.map(({ code: to }) => `<td>${(between.get(`${from} ${to}`) ?? []).map(part).join('')}</td>`).join('');
    return `<tr><th scope="row" title="${label}">${from}</th>${cells}</tr>`;
  });
  const legend = codes.map(({ code, label }) => `<li><b>${code}</b> ${label}</li>`).join('');
  return `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<title>Seinhuis: wie mag wat aan wie geven</title>
<style>
body { font: 14px/1.4 sans-serif; margin: 1rem; }
table { border-collapse: collapse; }
th, td { border: 1px solid #bbb; padding: 2px 4px; vertical-align: top; text-align: left; }
thead th, tbody th { background: #eee; position: sticky; top: 0; left: 0; }
td div { font-size: 11px; min-width: 11rem; margin-bottom: 3px; }
.permit { color: #05531d; } .deny { color: #555; } .pending, .needs-consent { color: #6b4300; } .reduce, .hit-only, .anonymise { color: #0b3d91; }
</style>
</head>
<body>
<h1>Wie mag wat aan wie geven</h1>
<p>Regels versie ${escaped(pack.version)}, op ${asOf}. De rij geeft, de kolom krijgt. Voor elk soort gegeven staat er één antwoord:
het ruimste over alle doelen, taken en stappen, in gewone omstandigheden en met de papieren in orde (afspraken, motivering, een band met georganiseerde
misdaad). Zonder toestemming, zonder akkoorden, zonder gevaar. ${pack.partners.length ** 2 * pack.cells.length} antwoorden, geen enkel open. De regels zijn niet door een jurist goedgekeurd.</p>
<ul>${legend}</ul>
<table><thead><tr><th></th>${head}</tr></thead><tbody>
${lines.join('\n')}
</tbody></table>
</body>
</html>
`;
}

/** A refusal shows how many; the cells themselves come on hovering, and stand in the CSV. */
function part({ effect, because, cells, purpose }: MatrixRow): string {
  const title = escaped(effect === 'deny' ? shortly(cells) : purpose);
  const named = effect === 'deny' ? `${cells.length} soorten` : shortly(cells);
  return `<div class="${effect}" title="${title}">${marks[effect]} <b>${escaped(because.join(' '))}</b> ${named}</div>`;
}

/** `case:LOC+BIZ victim:IDV` stands for case.LOC, case.BIZ and victim.IDV. */
function shortly(cells: readonly string[]): string {
  const groups = new Map<string, string[]>();
  for (const cell of cells) {
    const [facet = '', group = ''] = cell.split('.');
    groups.set(facet, [...(groups.get(facet) ?? []), group]);
  }
  return [...groups].map(([facet, names]) => `${facet}:${names.join('+')}`).join(' ');
}

function byPair<T extends { from: string; to: string }>(list: readonly T[]): Map<string, T[]> {
  const pairs = new Map<string, T[]>();
  for (const one of list) {
    const pair = pairs.get(`${one.from} ${one.to}`);
    if (pair) pair.push(one);
    else pairs.set(`${one.from} ${one.to}`, [one]);
  }
  return pairs;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
