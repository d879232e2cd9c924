import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiCreatedResponse, ApiGoneResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AllowRoles, Caller, Discloses, NoIdempotencyKey } from '#libs/identity';
import { pageOf } from '#libs/paging';
import {
  DeliveredCase,
  DeliveredFields,
  DisclosureAnswer,
  DisclosurePreviews,
  DisclosuresPage,
  RecallRecorded,
  type ListedDisclosure,
} from './disclosure-answers.dto.js';
import { LijstQuery, TerugnemingDto, VerstrekkingDto, VoorbeeldDto, ZoekDto, kinds } from './disclosure.dto.js';
import { DisclosureList, type DisclosureRow } from './disclosures.view.js';
import { PreviewDisclosures } from './preview-disclosures.js';
import { ReadCase } from './read-case.js';
import { ReadDisclosure } from './read-disclosure.js';
import { RecallDisclosure } from './recall-disclosure.js';
import { RequestDisclosure } from './request-disclosure.js';
import { SearchAnswer } from './search-answer.dto.js';
import { SearchCompartment } from './search-compartment.js';

/** Giving and getting fields: every answer is a stored fact, and no value leaves before its record is committed. */
@ApiTags('verstrekkingen')
@ApiBearerAuth()
@Controller()
export class DisclosuresController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly list: DisclosureList,
  ) {}

  @Post('verstrekkingen')
  @Discloses()
  @ApiOperation({
    operationId: 'verstrekVelden',
    summary: 'Velden van een signaal verstrekken',
    description: 'De hub beslist per veld. Ook een weigering wordt vastgelegd, met de reden en wat wel kan.',
  })
  @ApiCreatedResponse({ type: DisclosureAnswer })
  @ApiGoneResponse()
  verstrekken(@Caller() caller: Caller, @Body() body: VerstrekkingDto): Promise<DisclosureAnswer> {
    const { signaal, zaak, aan, doel, velden, gevraagdeAkkoorden } = body;
    const to = { oin: aan.oin, partner: aan.partner, task: aan.taak ?? null };
    const input = {
      signalId: signaal,
      caseId: zaak ?? null,
      to,
      purpose: doel,
      fieldIds: velden ?? null,
      approvals: gevraagdeAkkoorden ?? [],
    };
    return this.commands.execute(new RequestDisclosure(caller, input));
  }

  @Post('verstrekkingen/_voorbeeld')
  @HttpCode(200)
  @NoIdempotencyKey()
  @ApiOperation({
    operationId: 'toonVoorbeeldVanVerstrekkingen',
    summary: 'Vooraf zien wie wat van een opgeslagen signaal zou krijgen',
    description: 'Telt ook toestemmingen mee. Schrijft niets weg.',
  })
  @ApiOkResponse({ type: DisclosurePreviews })
  voorbeeld(@Caller() caller: Caller, @Body() { signaal }: VoorbeeldDto): Promise<DisclosurePreviews> {
    return this.queries.execute(new PreviewDisclosures(caller, signaal));
  }

  @Get('verstrekkingen')
  @ApiOperation({
    operationId: 'lijstVerstrekkingen',
    summary: 'Verstrekkingen van en aan uw organisatie',
    description: 'Nieuwste eerst, zonder inhoud.',
  })
  @ApiOkResponse({ type: DisclosuresPage })
  async lijst(@Caller() caller: Caller, @Query() { kant, signaal, ...page }: LijstQuery): Promise<DisclosuresPage> {
    const which = { side: kant === 'gegeven' ? 'from' : 'to', signalId: signaal } as const;
    const { items, total } = await this.list.page(caller.officer, which, page.pagina, page.paginaGrootte);
    return pageOf({ items: items.map(listed), total }, page, '/v1/verstrekkingen', { kant, signaal });
  }

  @Get('verstrekkingen/:id/velden')
  @Discloses()
  @ApiOperation({
    operationId: 'leesVerstrekking',
    summary: 'De verstrekte velden lezen',
    description: 'Wordt op dit moment opnieuw beoordeeld en vastgelegd voordat u de gegevens krijgt.',
  })
  @ApiOkResponse({ type: DeliveredFields })
  @ApiGoneResponse()
  lezen(@Caller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<DeliveredFields> {
    return this.queries.execute(new ReadDisclosure(caller, id));
  }

  @Post('verstrekkingen/:id/terugnemingen')
  @ApiOperation({
    operationId: 'neemVerstrekkingTerug',
    summary: 'Een verstrekking terugnemen',
    description: 'De ontvanger leest haar daarna niet meer. Wat al is gelezen, blijft vastgelegd.',
  })
  @ApiCreatedResponse({ type: RecallRecorded })
  terugnemen(@Caller() caller: Caller, @Param('id', ParseUUIDPipe) id: string, @Body() { reden }: TerugnemingDto): Promise<RecallRecorded> {
    return this.commands.execute(new RecallDisclosure(caller, id, reden));
  }

  @Get('zaken/:id/velden')
  @Discloses()
  @ApiOperation({
    operationId: 'leesZaak',
    summary: 'De gezamenlijke zaak lezen',
    description: 'Elk veld met bron en grond, voor zover deze lezer het mag zien. Wordt eerst vastgelegd.',
  })
  @ApiOkResponse({ type: DeliveredCase })
  @ApiGoneResponse()
  zaakLezen(@Caller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<DeliveredCase> {
    return this.queries.execute(new ReadCase(caller, id));
  }

  @Post('signalen/_zoek')
  @Discloses()
  @HttpCode(200)
  @NoIdempotencyKey()
  @AllowRoles('riec-analist')
  @ApiOperation({
    operationId: 'zoekSignalen',
    summary: 'Zoeken in het RIEC, of een ander RIEC ja of nee vragen',
    description: 'Zoeken is ook een verstrekking: wordt beoordeeld en vastgelegd.',
  })
  @ApiOkResponse({ type: SearchAnswer })
  zoeken(@Caller() caller: Caller, @Body() { soort, waarde, gemotiveerd, bij }: ZoekDto): Promise<SearchAnswer> {
    return this.queries.execute(
      new SearchCompartment(caller, { format: kinds[soort], value: waarde, statement: gemotiveerd ?? false, at: bij ?? null }),
    );
  }
}

const statuses = { granted: 'verleend', refused: 'geweigerd', recalled: 'teruggenomen' } as const;

function listed(row: DisclosureRow): ListedDisclosure {
  return {
    id: row.disclosure_id,
    signaal: row.signal_id,
    zaak: row.case_id,
    van: { oin: row.from_oin, partner: row.from_partner },
    aan: { oin: row.to_oin, partner: row.to_partner },
    doel: row.purpose,
    status: statuses[row.status],
    aantalVelden: row.granted,
    beslistOp: row.decided_at.toISOString(),
  };
}
