import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiCreatedResponse, ApiGoneResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AllowRoles, Caller, NoIdempotencyKey } from '#libs/identity';
import { PageQuery, pageOf } from '#libs/paging';
import { CorrectSignal } from './correct-signal.js';
import { EnrichSignal } from './enrich-signal.js';
import { MySignals, type MySignalRow } from './my-signals.view.js';
import { PreviewSignal } from './preview-signal.js';
import { ReadOwnSignal } from './read-own-signal.js';
import { RegisterSignal, type SignalInput } from './register-signal.js';
import { AanvulDto, CorrectiesDto, IntrekkingDto, SignaalDto } from './signal.dto.js';
import { situationOf } from './said-situation.js';
import {
  ListedSignal,
  OwnSignal,
  SignalCorrection,
  SignalPreview,
  SignalReceipt,
  SignalsPage,
  SignalWithdrawal,
  toldFeedback,
} from './signal-answers.dto.js';
import { WithdrawSignal } from './withdraw-signal.js';

const melders = ['inspecteur', 'hulpverlener', 'casuslid', 'riec-analist'] as const;
const facets = { slachtoffer: 'victim', verdachte: 'suspect', kring: 'circle', getuige: 'witness', melder: 'reporter' } as const;

/** Signals of the caller's own organisation: report, look back, add, correct, withdraw, and see beforehand what would be shared. */
@ApiTags('signalen')
@ApiBearerAuth()
@Controller('signalen')
@AllowRoles(...melders)
export class SignalsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly mine: MySignals,
  ) {}

  @Post()
  @ApiOperation({
    operationId: 'meldSignaal',
    summary: 'Een signaal melden',
    description: 'Slaat op wat uw organisatie mag vastleggen en zegt van de rest waarom niet en wat wel kan.',
  })
  @ApiCreatedResponse({ type: SignalReceipt })
  melden(@Caller() caller: Caller, @Body() body: SignaalDto): Promise<SignalReceipt> {
    return this.commands.execute(new RegisterSignal(caller, { ...inputOf(body), purposes: body.doelen }));
  }

  @Post('_voorbeeld')
  @HttpCode(200)
  @NoIdempotencyKey()
  @ApiOperation({
    operationId: 'toonVoorbeeldVanSignaal',
    summary: 'Vooraf zien wat wordt opgeslagen en gedeeld',
    description: 'Schrijft niets weg. Zegt per partner en per veld wat zou gaan, op welke grond, en waarom niet.',
  })
  @ApiOkResponse({ type: SignalPreview })
  voorbeeld(@Caller() caller: Caller, @Body() body: SignaalDto): Promise<SignalPreview> {
    return this.queries.execute(new PreviewSignal(caller, { ...inputOf(body), purposes: body.doelen }));
  }

  @Get()
  @ApiOperation({ operationId: 'lijstSignalen', summary: 'De signalen van uw organisatie', description: 'Nieuwste eerst, zonder inhoud.' })
  @ApiOkResponse({ type: SignalsPage })
  async lijst(@Caller() caller: Caller, @Query() page: PageQuery): Promise<SignalsPage> {
    const { items, total } = await this.mine.page(caller.officer, page.pagina, page.paginaGrootte);
    return pageOf({ items: items.map(listed), total }, page, '/v1/signalen');
  }

  @Get(':id')
  @ApiOperation({
    operationId: 'toonSignaal',
    summary: 'Een eigen signaal inzien',
    description: 'Het inzien wordt vastgelegd voordat u de gegevens krijgt.',
  })
  @ApiOkResponse({ type: OwnSignal })
  inzien(@Caller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<OwnSignal> {
    return this.queries.execute(new ReadOwnSignal(caller, id));
  }

  @Post(':id/aanvullingen')
  @ApiOperation({
    operationId: 'vulSignaalAan',
    summary: 'Een signaal aanvullen',
    description: 'Nieuwe velden, betrokkenen of omstandigheden. Wat al is opgeslagen, blijft.',
  })
  @ApiCreatedResponse({ type: SignalReceipt })
  @ApiGoneResponse()
  aanvullen(@Caller() caller: Caller, @Param('id', ParseUUIDPipe) id: string, @Body() body: AanvulDto): Promise<SignalReceipt> {
    return this.commands.execute(new EnrichSignal(caller, id, inputOf(body)));
  }

  @Post(':id/correcties')
  @ApiOperation({
    operationId: 'verbeterSignaal',
    summary: 'Een signaal verbeteren',
    description:
      'Een nieuwe waarde voor een veld, of null om het veld weg te halen. Een nieuwe waarde wordt beoordeeld als bij het melden.',
  })
  @ApiCreatedResponse({ type: SignalCorrection })
  @ApiGoneResponse()
  corrigeren(
    @Caller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { correcties, reden }: CorrectiesDto,
  ): Promise<SignalCorrection> {
    const corrections = correcties.map(({ id: veld, waarde }) => ({ id: veld, value: waarde }));
    return this.commands.execute(new CorrectSignal(caller, id, corrections, reden));
  }

  @Post(':id/intrekkingen')
  @ApiOperation({
    operationId: 'trekSignaalIn',
    summary: 'Een signaal intrekken',
    description: 'Daarna krijgt niemand het meer. Wat eerder is gelezen, blijft vastgelegd.',
  })
  @ApiCreatedResponse({ type: SignalWithdrawal })
  intrekken(@Caller() caller: Caller, @Param('id', ParseUUIDPipe) id: string, @Body() { reden }: IntrekkingDto): Promise<SignalWithdrawal> {
    return this.commands.execute(new WithdrawSignal(caller, id, reden));
  }
}

function inputOf(body: AanvulDto): Omit<SignalInput, 'purposes'> {
  return {
    seenOn: body.gezienOp,
    situation: situationOf(body.omstandigheden),
    facets: (body.betrokkenen ?? []).map(({ ref, rol }) => ({ ref, facet: facets[rol] })),
    fields: body.velden,
  };
}

function listed(row: MySignalRow): ListedSignal {
  return {
    id: row.signal_id,
    kenmerk: row.kenmerk,
    status: row.status === 'active' ? 'actief' : 'ingetrokken',
    aantalVelden: row.field_count,
    geregistreerdOp: row.registered_at.toISOString(),
    gewijzigdOp: row.changed_at.toISOString(),
    terugkoppelingen: toldFeedback(row.feedback),
  };
}
