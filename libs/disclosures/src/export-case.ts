import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { randomBytes, randomUUID } from 'node:crypto';
import type { Caller } from '#libs/identity';
import { StandingLaw, type Law } from '#libs/law';
import { Refusal, orderFor } from '#libs/ledger';
import type { PolicyPack } from '#libs/policy';
import { projectCase, requireKnown, type CaseQuestion, type ProjectedCase } from './case-projection.js';
import { deliveredAnswer, shieldedFrom } from './delivered-answer.js';
import { DisclosureRecord } from './disclosure-record.js';
import { DisclosureList } from './disclosures.view.js';
import type { ExportDocument } from './export-answers.dto.js';
import { dutiesOf, refusedGroups } from './export-duties.js';
import { fields_max, fileOf, tooLarge, type ExportFile } from './export-file.js';
import { readingStream, type Exported, type ReadingFact } from './facts.js';

/** What makes two exports differ although they hold the same. Kept with the key of the request, so that a repeat gives the same file. */
interface Stamp {
  id: string;
  madeAt: string;
  /** 32 random bytes in hex. They stand in the file alone, so that its digest in the ledger gives no value away. */
  salt: string;
}

export interface ExportedFile extends ExportFile {
  id: string;
  kenmerk: string;
  /** Where its records stand, one for each signal. */
  seqs: number[];
  /** The key was used before for this very request. */
  repeated: boolean;
}

/** The combined case as a file. Taking it along is a disclosure: judged now, and on record with the digest of the file before its first byte leaves. */
export class ExportCase extends Query<ExportedFile> {
  constructor(
    readonly caller: Caller,
    readonly question: CaseQuestion,
    readonly format: Exported['format'],
  ) {
    super();
  }
}

@QueryHandler(ExportCase)
export class ExportCaseHandler implements IQueryHandler<ExportCase> {
  constructor(
    private readonly record: DisclosureRecord,
    private readonly law: StandingLaw,
    private readonly list: DisclosureList,
  ) {}

  execute(query: ExportCase): Promise<ExportedFile> {
    return this.law.under((law) => this.once(law, query));
  }

  /** A repeat is judged and recorded like the first time: while nothing moved it is the same file, and never more than may be seen now. */
  private async once(law: Law, query: ExportCase): Promise<ExportedFile> {
    const { caller, question, format } = query;
    requireKnown(law.policy, question);
    const earlier = await this.stampOf(caller);
    const stamp = earlier ?? { id: randomUUID(), madeAt: caller.at.toISOString(), salt: randomBytes(32).toString('hex') };
    const projected = await projectCase(this.record.ledger, this.list, law, caller, question);
    // of a signal of which she hears nothing there is nothing in the file, nor a line of its own in the log that she could count
    const parts = projected.parts.filter((part) => part.data.fields.length > 0 || shieldedFrom(law.policy, part).length > 0);
    if (parts.length === 0)
      throw new Refusal('export.nothing-held', 'conflict', 'Van wat u vraagt is in deze zaak niets. Er is niets om mee te nemen.');
    if (parts.flatMap(({ data }) => data.fields).length > fields_max) throw tooLarge(`${fields_max} velden`);
    const file = fileOf(await this.document(law.policy, caller, { ...projected, parts }, stamp, question), format);
    const how = { kind: 'export' as const, id: stamp.id, format, digest: file.digest };
    const order = orderFor(caller, readingStream(randomUUID()), earlier ? undefined : () => ({ status: 201, body: stamp }));
    const { keep } = await this.record.issuing();
    const outcome = await this.record.ledger.decide<null, ReadingFact>(
      { ...order, unchanged: [...projected.versions, ...law.versions], alongside: keep },
      { initial: null, evolve: () => null },
      () => parts.map(({ data }): ReadingFact => ({ type: 'FieldsDelivered', data: { ...data, how } })),
    );
    // the same request came in twice at once, and the other was first
    if (outcome.replayed) return this.once(law, query);
    const seqs = outcome.facts.map(({ seq }) => seq);
    return { ...file, id: stamp.id, kenmerk: projected.open.kenmerk, seqs, repeated: earlier !== null };
  }

  private async stampOf({ officer, idempotency }: Caller): Promise<Stamp | null> {
    if (!idempotency) return null;
    const answer = await this.record.ledger.findReplay(officer.oin, idempotency.key, idempotency.fingerprint);
    return answer && (answer.body as unknown as Stamp);
  }

  private async document(
    policy: PolicyPack,
    { officer }: Caller,
    { open, parts }: ProjectedCase,
    { id, madeAt, salt }: Stamp,
    { caseId, purpose }: CaseQuestion,
  ): Promise<ExportDocument> {
    const { velden, afgeschermd } = await deliveredAnswer(
      this.record.ledger,
      policy,
      parts.map((part) => ({ ...part, seq: -1, receipt: null })),
    );
    const decisions = parts.map(({ data }) => data.decision);
    const voor = { oin: officer.oin, partner: officer.partner };
    return {
      export: { id, zaak: caseId, kenmerk: open.kenmerk, stap: open.stage, gemaaktOp: madeAt, voor, zout: salt },
      verplichtingen: dutiesOf(policy, purpose, velden, decisions),
      velden,
      geweigerd: refusedGroups(afgeschermd),
    };
  }
}
