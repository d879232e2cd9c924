import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AllowRoles, Caller, NoIdempotencyKey } from '#libs/identity';
import { pageOf } from '#libs/paging';
import { dutchDay } from '#libs/policy';
import { requireSupervisor } from '../supervisor.rules.js';
import { PolicyComparer, type LaneChange } from './compare-policies.js';
import { ComparisonTold, MatrixPage, MatrixVraag, NaspeelVraag, ReplayTold, VergelijkVraag } from './comparison.dto.js';
import type { ReplayedPage } from './replay-page.js';

const words = { wider: 'ruimer', narrower: 'enger', other: 'anders' } as const;

/** What the policy answers, and what another one would. Nothing in it is about anybody. */
@ApiTags('beleidsversies')
@ApiBearerAuth()
@Controller('beleid')
export class ComparisonController {
  constructor(private readonly comparer: PolicyComparer) {}

  @Get('matrix')
  @ApiOperation({
    operationId: 'toonBeleidsmatrix',
    summary: 'Wie mag welk soort gegeven aan wie geven',
    description:
      'Het ruimste antwoord in gewone omstandigheden, met de papieren in orde; zonder toestemming, akkoorden of gevaar. Voor het beleid dat vandaag geldt, of een ander.',
  })
  @ApiOkResponse({ type: MatrixPage })
  async matrix(@Caller() caller: Caller, @Query() vraag: MatrixVraag): Promise<MatrixPage> {
    const { van, aan, cel, uitkomst, beleid, pagina, paginaGrootte } = vraag;
    const op = dutchDay(caller.at);
    const policy = await this.comparer.policy(beleid);
    const rows = (await this.comparer.matrix(policy, op)).filter(
      (row) =>
        (van === undefined || row.from === van) &&
        (aan === undefined || row.to === aan) &&
        (uitkomst === undefined || row.effect === uitkomst) &&
        (cel === undefined || row.cells.includes(cel)),
    );
    const items = rows.slice((pagina - 1) * paginaGrootte, pagina * paginaGrootte).map(({ from, to, purpose, effect, because, cells }) => ({
      van: from,
      aan: to,
      doel: purpose,
      uitkomst: effect,
      waarom: because,
      cellen: cel === undefined ? cells : [cel],
    }));
    const { totaal, volgende } = pageOf({ items, total: rows.length }, vraag, '/v1/beleid/matrix', { van, aan, cel, uitkomst, beleid });
    return { items, pagina, paginaGrootte, totaal, volgende, beleid: policy.digest, op };
  }

  @Post('_vergelijk')
  @HttpCode(200)
  @NoIdempotencyKey()
  @AllowRoles('privacy-officer', 'beleidsbeheerder')
  @ApiOperation({
    operationId: 'vergelijkBeleid',
    summary: 'Wat een ander beleid ruimer, enger of anders beantwoordt',
    description: 'Baan voor baan, onder gewone omstandigheden. Wat het voor genomen beslissingen betekent: _naspelen.',
  })
  @ApiOkResponse({ type: ComparisonTold })
  async vergelijk(@Caller() caller: Caller, @Body() vraag: VergelijkVraag): Promise<ComparisonTold> {
    const { met, hoe, pagina, paginaGrootte } = vraag;
    const op = vraag.op ?? dutchDay(caller.at);
    const [before, after] = [await this.comparer.policy(), await this.comparer.policy(met)];
    const { changes, counts } = await this.comparer.compare(before, after, op);
    const wanted = changes.map(changeTold).filter((change) => hoe === undefined || change.hoe === hoe);
    return {
      geldig: before.digest,
      met: after.digest,
      op,
      ruimer: counts.wider,
      enger: counts.narrower,
      anders: counts.other,
      gelijk: counts.same,
      items: wanted.slice((pagina - 1) * paginaGrootte, pagina * paginaGrootte),
      pagina,
      paginaGrootte,
      totaal: wanted.length,
    };
  }

  @Post('_naspelen')
  @HttpCode(200)
  @NoIdempotencyKey()
  @AllowRoles('privacy-officer')
  @ApiOperation({
    operationId: 'speelBeslissingenNa',
    summary: 'Welke genomen beslissingen onder een ander beleid anders uitkomen',
    description: 'Een stuk van het logboek per vraag; vraag door met "volgende". Schrijft niets weg en toont geen gegevens.',
  })
  @ApiOkResponse({ type: ReplayTold })
  async naspelen(@Caller() caller: Caller, @Body() { met, na }: NaspeelVraag): Promise<ReplayTold> {
    requireSupervisor(caller);
    return replayTold(await this.comparer.replay(await this.comparer.policy(met), na));
  }
}

const answerTold = ({ effect, bases, reason }: LaneChange['before']) => ({ uitkomst: effect, gronden: [...bases], reden: reason });

const changeTold = ({ from, to, purpose, how, before, after, cells }: LaneChange): ComparisonTold['items'][number] => ({
  van: from,
  aan: to,
  doel: purpose,
  hoe: words[how],
  nu: answerTold(before),
  dan: answerTold(after),
  cellen: cells,
});

function replayTold({ decisions, counts, impossible, changed, next, size }: ReplayedPage): ReplayTold {
  return {
    beslissingen: decisions,
    ruimer: counts.wider,
    enger: counts.narrower,
    anders: counts.other,
    onmogelijk: impossible,
    items: changed.map(({ seq, decision, signalId, activity, fields }) => ({
      beslissing: decision,
      volgnummer: seq,
      signaal: signalId,
      activiteit: activity,
      velden: fields.map(({ id, cell, how }) => ({ id, cel: cell, hoe: words[how] })),
    })),
    volgende: next,
    omvang: size,
  };
}
