import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { AllowRoles, Caller, NoIdempotencyKey } from '#libs/identity';
import { PageQuery, pageOf } from '#libs/paging';
import type { SearchableFormat } from './compartment-index.js';
import { DisclosureList, type DisclosureRow } from './disclosures.view.js';
import { PreviewDisclosures } from './preview-disclosures.js';
import { ReadCase } from './read-case.js';
import { ReadDisclosure } from './read-disclosure.js';
import { RecallDisclosure, recallReasons, type RecallReason } from './recall-disclosure.js';
import { RequestDisclosure } from './request-disclosure.js';
import { SearchCompartment } from './search-compartment.js';

const approvals = ['four-eyes', 'gezag-om', 'om-decision', 'rac', 'human-review', 'conflict-form', 'good-care-form'] as const;
const kinds = {
  bsn: 'bsn',
  kvkNummer: 'kvk',
  kenteken: 'plate',
  telefoon: 'phone',
  iban: 'iban',
  postcode: 'postcode',
} as const satisfies Record<string, SearchableFormat>;

class OntvangerDto {
  @ApiProperty({ pattern: '^[0-9]{20}$', example: '00000099000000000001' })
  @Matches(/^\d{20}$/, { message: 'Een OIN heeft twintig cijfers.' })
  oin: string;

  @ApiProperty({ description: 'Code waaronder de ontvanger het krijgt', example: 'CM', maxLength: 8 })
  @Matches(/^[A-Z]{2,4}(-[A-Z]{2})?$/, { message: 'Gebruik een code van een partner, zoals CM.' })
  partner: string;

  @ApiPropertyOptional({ description: 'Taak waarvoor de ontvanger het krijgt', example: 'registratie', maxLength: 64 })
  @IsOptional()
  @Matches(/^[a-z][a-z0-9-]{1,63}$/, { message: 'Gebruik een taak van deze partner.' })
  taak?: string;
}

class VerstrekkingDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  signaal: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Zaak waarvoor het is' })
  @IsOptional()
  @IsUUID()
  zaak?: string;

  @ApiProperty({ type: OntvangerDto })
  @ValidateNested()
  @Type(() => OntvangerDto)
  aan: OntvangerDto;

  @ApiProperty({ description: 'Doel waarvoor u verstrekt', example: 'organised-crime', maxLength: 64 })
  @IsString()
  @MaxLength(64)
  doel: string;

  @ApiPropertyOptional({
    type: [String],
    description: 'Ids van velden; weglaten betekent: alles wat uw organisatie heeft',
    example: ['v1'],
  })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(300)
  @ArrayUnique()
  @IsString({ each: true })
  velden?: string[];

  @ApiPropertyOptional({ type: [String], enum: approvals, description: 'Akkoorden die u hebt gevraagd' })
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsIn(approvals, { each: true, message: `Kies uit: ${approvals.join(', ')}.` })
  gevraagdeAkkoorden?: (typeof approvals)[number][];
}

class VoorbeeldDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  signaal: string;
}

class TerugnemingDto {
  @ApiProperty({ enum: recallReasons })
  @IsIn(recallReasons, { message: `Kies uit: ${recallReasons.join(', ')}.` })
  reden: RecallReason;
}

class LijstQuery extends PageQuery {
  @ApiPropertyOptional({ enum: ['ontvangen', 'gegeven'], default: 'ontvangen' })
  @IsOptional()
  @IsIn(['ontvangen', 'gegeven'], { message: 'Kies uit: ontvangen, gegeven.' })
  kant: 'ontvangen' | 'gegeven' = 'ontvangen';
}

class ZoekDto {
  @ApiProperty({ enum: Object.keys(kinds), description: 'Soort gegeven waarop u zoekt' })
  @IsIn(Object.keys(kinds), { message: `Kies uit: ${Object.keys(kinds).join(', ')}.` })
  soort: keyof typeof kinds;

  @ApiProperty({ maxLength: 64, example: '12345678' })
  @IsString()
  @MaxLength(64)
  waarde: string;

  @ApiPropertyOptional({ description: 'U hebt opgeschreven waarom zoeken nodig is en niet te veel.' })
  @IsOptional()
  @IsBoolean()
  gemotiveerd?: boolean;

  @ApiPropertyOptional({
    pattern: '^[0-9]{20}$',
    description: 'OIN van een ander RIEC; weglaten betekent: in het eigen RIEC',
    example: '00000099000000000002',
  })
  @IsOptional()
  @Matches(/^\d{20}$/, { message: 'Een OIN heeft twintig cijfers.' })
  bij?: string;
}

/** Giving and getting fields: every answer is a stored fact, and no value leaves before its record is committed. */
@ApiTags('verstrekkingen')
@Controller()
export class DisclosuresController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly list: DisclosureList,
  ) {}

  @Post('verstrekkingen')
  @ApiOperation({
    summary: 'Velden van een signaal verstrekken',
    description: 'De hub beslist per veld. Ook een weigering wordt vastgelegd, met de reden en wat wel kan.',
  })
  verstrekken(@Caller() caller: Caller, @Body() body: VerstrekkingDto) {
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
    summary: 'Vooraf zien wie wat van een opgeslagen signaal zou krijgen',
    description: 'Telt ook toestemmingen mee. Schrijft niets weg.',
  })
  voorbeeld(@Caller() caller: Caller, @Body() { signaal }: VoorbeeldDto) {
    return this.queries.execute(new PreviewDisclosures(caller, signaal));
  }

  @Get('verstrekkingen')
  @ApiOperation({ summary: 'Verstrekkingen van en aan uw organisatie', description: 'Nieuwste eerst, zonder inhoud.' })
  async lijst(@Caller() caller: Caller, @Query() { kant, ...page }: LijstQuery) {
    const { items, total } = await this.list.page(caller.officer.oin, kant === 'gegeven' ? 'from' : 'to', page.pagina, page.paginaGrootte);
    return pageOf({ items: items.map(listed), total }, page, '/v1/verstrekkingen', { kant });
  }

  @Get('verstrekkingen/:id/velden')
  @ApiOperation({
    summary: 'De verstrekte velden lezen',
    description: 'Wordt op dit moment opnieuw beoordeeld en vastgelegd voordat u de gegevens krijgt.',
  })
  lezen(@Caller() caller: Caller, @Param('id', ParseUUIDPipe) id: string) {
    return this.queries.execute(new ReadDisclosure(caller, id));
  }

  @Post('verstrekkingen/:id/terugnemingen')
  @ApiOperation({
    summary: 'Een verstrekking terugnemen',
    description: 'De ontvanger leest haar daarna niet meer. Wat al is gelezen, blijft vastgelegd.',
  })
  terugnemen(@Caller() caller: Caller, @Param('id', ParseUUIDPipe) id: string, @Body() { reden }: TerugnemingDto) {
    return this.commands.execute(new RecallDisclosure(caller, id, reden));
  }

  @Get('zaken/:id/velden')
  @ApiOperation({
    summary: 'De gezamenlijke zaak lezen',
    description: 'Elk veld met bron en grond, voor zover deze lezer het mag zien. Wordt eerst vastgelegd.',
  })
  zaakLezen(@Caller() caller: Caller, @Param('id', ParseUUIDPipe) id: string) {
    return this.queries.execute(new ReadCase(caller, id));
  }

  @Post('signalen/_zoek')
  @HttpCode(200)
  @NoIdempotencyKey()
  @AllowRoles('riec-analist')
  @ApiOperation({
    summary: 'Zoeken in het RIEC, of een ander RIEC ja of nee vragen',
    description: 'Zoeken is ook een verstrekking: wordt beoordeeld en vastgelegd.',
  })
  zoeken(@Caller() caller: Caller, @Body() { soort, waarde, gemotiveerd, bij }: ZoekDto) {
    return this.queries.execute(
      new SearchCompartment(caller, { format: kinds[soort], value: waarde, statement: gemotiveerd ?? false, at: bij ?? null }),
    );
  }
}

const statuses = { granted: 'verleend', refused: 'geweigerd', recalled: 'teruggenomen' } as const;

function listed(row: DisclosureRow) {
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
