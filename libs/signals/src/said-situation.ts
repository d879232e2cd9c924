import type { Situation } from './facts.js';
import type { OmstandighedenDto } from './signal.dto.js';

const links = { geen: 'none', mogelijk: 'possible', sterk: 'strong' } as const;

/** What is not said is left out: the policy then counts it as the strictest. */
export function situationOf(said: OmstandighedenDto = {}): Situation {
  return {
    ...(said.georganiseerdVerband && { organisedLink: links[said.georganiseerdVerband] }),
    ...(said.gevaar && { danger: said.gevaar === 'nu' ? 'now' : 'none' }),
    ...(said.hardeFeiten !== undefined && { hardFacts: said.hardeFeiten }),
    ...(said.huiselijkGeweldOfKindermishandeling !== undefined && { hgkm: said.huiselijkGeweldOfKindermishandeling }),
    ...(said.kanNietBeslissen !== undefined && { subjectUnable: said.kanNietBeslissen }),
    ...(said.adresIsWoning !== undefined && { homeAddress: said.adresIsWoning }),
    ...(said.bedrijfIsPersoon !== undefined && { businessIsPerson: said.bedrijfIsPersoon }),
    ...(said.geheimAdres !== undefined && { secretAddress: said.geheimAdres }),
    ...(said.directeKring !== undefined && { directCircle: said.directeKring }),
    ...(said.dubbeleRol !== undefined && { dualRole: said.dubbeleRol }),
    ...(said.inOpdrachtVanCollege !== undefined && { mandate: said.inOpdrachtVanCollege }),
    ...(said.zelfdeTeam !== undefined && { sameTeam: said.zelfdeTeam }),
    ...(said.gemotiveerd !== undefined && { statement: said.gemotiveerd }),
  };
}
