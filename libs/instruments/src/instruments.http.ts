import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiCreatedResponse, ApiGoneResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AllowRoles, Caller } from '#libs/identity';
import { pageOf } from '#libs/paging';
import { EndInstrument } from './end-instrument.js';
import type { InstrumentTerms } from './facts.js';
import { AfspraakDto, AfsprakenVraag, BeeindigingDto, OpschortingDto } from './instrument.dto.js';
import { InstrumentChanged, InstrumentsPage } from './instrument-answers.dto.js';
import { ListInstruments } from './list-instruments.js';
import { RegisterInstrument } from './register-instrument.js';
import { ResumeInstrument } from './resume-instrument.js';
import { SignInstrument } from './sign-instrument.js';
import { SuspendInstrument } from './suspend-instrument.js';

/** The agreements that a statute may ask for. Open to read for every officer: they say who works together, and nothing of anybody. */
@ApiTags('instrumenten')
@ApiBearerAuth()
@Controller('instrumenten')
export class InstrumentsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'lijstInstrumenten',
    summary: 'De afspraken en hoe zij ervoor staan',
    description: 'Wat het eerst afloopt staat bovenaan. Een afspraak is zelf geen grond; een wet kan erom vragen.',
  })
  @ApiOkResponse({ type: InstrumentsPage })
  async lijst(@Caller() caller: Caller, @Query() { regio, ...page }: AfsprakenVraag): Promise<InstrumentsPage> {
    const found = await this.queries.execute(new ListInstruments(caller, regio ?? null, page.pagina, page.paginaGrootte));
    return pageOf(found, page, '/v1/instrumenten', { regio });
  }

  @Post()
  @AllowRoles('beheerder-afspraken')
  @ApiOperation({
    operationId: 'registreerInstrument',
    summary: 'Een afspraak in het register zetten',
    description: 'Telt pas mee als er getekend is. Het document zelf blijft bij de partijen; de hub bewaart zijn controlegetal.',
  })
  @ApiCreatedResponse({ type: InstrumentChanged })
  registreren(@Caller() caller: Caller, @Body() body: AfspraakDto): Promise<InstrumentChanged> {
    return this.commands.execute(new RegisterInstrument(caller, termsOf(body)));
  }

  @Post(':id/ondertekeningen')
  @AllowRoles('tekenbevoegd')
  @ApiOperation({
    operationId: 'tekenInstrument',
    summary: 'Een afspraak ondertekenen',
    description:
      'Namens uw organisatie. Een partij die niet tekende, doet nog niet mee. Een besluit op grond van Wpg 20 tekent alleen de politie.',
  })
  @ApiCreatedResponse({ type: InstrumentChanged })
  @ApiGoneResponse()
  ondertekenen(@Caller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<InstrumentChanged> {
    return this.commands.execute(new SignInstrument(caller, id));
  }

  @Post(':id/opschortingen')
  @AllowRoles('beheerder-afspraken', 'tekenbevoegd')
  @ApiOperation({
    operationId: 'schortInstrumentOp',
    summary: 'Een afspraak opschorten',
    description: 'Geldt meteen: de eerstvolgende beslissing telt haar niet meer mee.',
  })
  @ApiCreatedResponse({ type: InstrumentChanged })
  @ApiGoneResponse()
  opschorten(@Caller() caller: Caller, @Param('id', ParseUUIDPipe) id: string, @Body() body: OpschortingDto): Promise<InstrumentChanged> {
    return this.commands.execute(new SuspendInstrument(caller, id, body.reden));
  }

  @Post(':id/hervattingen')
  @AllowRoles('beheerder-afspraken')
  @ApiOperation({
    operationId: 'hervatInstrument',
    summary: 'Een opgeschorte afspraak hervatten',
    description: 'Vanaf nu telt zij weer mee.',
  })
  @ApiCreatedResponse({ type: InstrumentChanged })
  @ApiGoneResponse()
  hervatten(@Caller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<InstrumentChanged> {
    return this.commands.execute(new ResumeInstrument(caller, id));
  }

  @Post(':id/beeindigingen')
  @AllowRoles('beheerder-afspraken')
  @ApiOperation({
    operationId: 'beeindigInstrument',
    summary: 'Een afspraak eerder laten eindigen',
    description: 'De laatste dag telt nog mee. Moet zij nu meteen stoppen, schort haar dan ook op.',
  })
  @ApiCreatedResponse({ type: InstrumentChanged })
  @ApiGoneResponse()
  beeindigen(@Caller() caller: Caller, @Param('id', ParseUUIDPipe) id: string, @Body() body: BeeindigingDto): Promise<InstrumentChanged> {
    return this.commands.execute(new EndInstrument(caller, id, body.laatsteDag, body.reden));
  }
}

function termsOf(body: AfspraakDto): InstrumentTerms {
  const { belang, verband, gegevens, voorwaarden, ontvangers } = body.onderdelen ?? {};
  const parts = {
    publicInterest: belang ?? null,
    collaboration: verband ?? null,
    data: gegevens ?? null,
    conditions: voorwaarden ?? null,
    receivers: ontvangers ?? null,
  };
  return {
    kind: body.soort,
    title: body.titel,
    regions: body.regios,
    parties: body.partijen.map(({ partner, oin }) => ({ partner, oin: oin ?? null })),
    validFrom: body.geldigVan,
    validTo: body.geldigTot,
    purpose: body.doel ?? null,
    cells: body.cellen ?? [],
    parts: body.onderdelen ? parts : null,
    documentHash: body.documentHash,
  };
}
