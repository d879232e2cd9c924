import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { randomUUID } from 'node:crypto';
import type { Caller } from '#libs/identity';
import { StandingLaw, type Law } from '#libs/law';
import { Ledger, orderFor } from '#libs/ledger';
import type { PolicyPack, RecordDecision } from '#libs/policy';
import { evolveSignal, noSignal, type KnownSignal, type OwnSignalRead, type Signal, type SignalFact } from './facts.js';
import { facetNames } from './intake.rules.js';
import { judgeFields, signalStream } from './register-signal.js';
import { MySignals } from './my-signals.view.js';
import { toldFeedback, type OwnSignal } from './signal-answers.dto.js';
import { groundsOf, judgeRegistering, ownSignal } from './signal.rules.js';

/** The holder looks at its own signal. Also a reading: recorded before a value leaves, and only what it may still hold today. */
export class ReadOwnSignal extends Query<OwnSignal> {
  constructor(
    readonly caller: Caller,
    readonly signalId: string,
  ) {
    super();
  }
}

@QueryHandler(ReadOwnSignal)
export class ReadOwnSignalHandler implements IQueryHandler<ReadOwnSignal> {
  constructor(
    private readonly ledger: Ledger,
    private readonly law: StandingLaw,
    private readonly mine: MySignals,
  ) {}

  execute({ caller, signalId }: ReadOwnSignal): Promise<OwnSignal> {
    return this.law.under((law) => this.once(law, caller, signalId));
  }

  private async once(law: Law, caller: Caller, signalId: string): Promise<OwnSignal> {
    const facts = await this.ledger.read<SignalFact>(signalStream(signalId));
    const signal = ownSignal(facts.reduce<Signal>(evolveSignal, noSignal), caller.officer);
    const drafts = signal.fields.map((field) => ({ ...field, value: null }));
    const decisions = judgeFields(law, caller, signal.holder, signal.situation, signal.purposes, drafts);
    const shown = new Set(judgeRegistering(drafts, decisions).stored.map(({ id }) => id));
    const fields = signal.fields.filter(({ id }) => shown.has(id));
    await this.ledger.decide<null, OwnSignalRead>(
      { ...orderFor(caller, { type: 'reading', id: randomUUID() }), unchanged: [...law.versions] },
      { initial: null, evolve: () => null },
      () => [
        {
          type: 'OwnSignalRead',
          data: { signalId, fields: fields.map(({ id, key, cell, subject }) => ({ id, key, cell, subject })), decisions },
        },
      ],
    );
    const terugkoppelingen = toldFeedback(await this.mine.feedbackOn(signalId, caller.officer));
    return { ...this.header(signalId, signal), terugkoppelingen, velden: await this.values(law.policy, signal, fields, decisions) };
  }

  private header(id: string, signal: KnownSignal): Omit<OwnSignal, 'velden' | 'terugkoppelingen'> {
    return {
      id,
      kenmerk: signal.kenmerk,
      status: signal.status === 'active' ? 'actief' : 'ingetrokken',
      geregistreerdOp: signal.registeredAt.toISOString(),
      versie: signal.version,
      betrokkenen: signal.facets.map(({ ref, facet }) => ({ ref, rol: facetNames[facet] ?? facet })),
    };
  }

  private async values(
    policy: PolicyPack,
    signal: KnownSignal,
    fields: KnownSignal['fields'],
    decisions: RecordDecision[],
  ): Promise<OwnSignal['velden']> {
    const values = await this.ledger.open(fields.map(({ at }) => ({ seq: at.seq, eventId: at.eventId, no: [at.no] })));
    return fields.flatMap((field) => {
      const waarde = values.get(`${field.at.seq}/${field.at.no}`);
      if (waarde === undefined) return []; // erased
      const betrokkene = signal.facets.find(({ subject }) => subject === field.subject)?.ref ?? null;
      return [
        {
          id: field.id,
          veld: policy.fieldName(field.key),
          cel: field.cell,
          betrokkene,
          waarde,
          gronden: groundsOf(field.id, decisions),
        },
      ];
    });
  }
}
