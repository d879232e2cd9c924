import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsISO8601,
  IsOptional,
  IsString,
  Matches,
} from 'class-validator';
import { AllowRoles, Caller } from '#libs/identity';
import type { Cell } from '#libs/policy';
import { ConsentEnded, ConsentRecorded, ConsentsListed } from './consent-answers.dto.js';
import { GiveConsent, type ConsentInput } from './give-consent.js';
import { ListConsents } from './list-consents.js';
import { WithdrawConsent } from './withdraw-consent.js';

const isoDate = /^\d{4}-\d{2}-\d{2}$/;
const givers = { zelf: 'self', 'ouder-of-voogd': 'guardian', vertegenwoordiger: 'representative' } as const;

class ToestemmingDto {
  @ApiProperty({ description: 'Ref van het slachtoffer in het signaal', example: 'p1' })
  @Matches(/^p[1-9]\d?$/, { message: 'Gebruik de ref van een betrokkene: p1 tot en met p99.' })
  betrokkene: string;

  @ApiProperty({ type: [String], description: 'Codes van de partners die het mogen krijgen', example: ['CM'] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsString({ each: true })
  ontvangers: string[];

  @ApiProperty({ type: [String], description: 'Soorten gegevens van het slachtoffer', example: ['victim.IDV', 'victim.CARE'] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsString({ each: true })
  cellen: Cell[];

  @ApiProperty({ description: 'Eén doel', example: 'shelter-registration' })
  @IsString()
  doel: string;

  @ApiProperty({ enum: Object.keys(givers), description: 'Wie het gaf' })
  @IsIn(Object.keys(givers), { message: `Kies uit: ${Object.keys(givers).join(', ')}.` })
  gegevenDoor: keyof typeof givers;

  @ApiPropertyOptional({
    format: 'date',
    description: 'Geboortedatum van het slachtoffer. Onbekend telt als jonger dan zestien. Wordt verzegeld bewaard.',
  })
  @IsOptional()
  @Matches(isoDate, { message: 'Schrijf een datum als JJJJ-MM-DD.' })
  @IsISO8601({ strict: true }, { message: 'Deze dag bestaat niet.' })
  geboortedatum?: string;

  @ApiProperty({ format: 'date', example: '2026-11-20' })
  @Matches(isoDate, { message: 'Schrijf een datum als JJJJ-MM-DD.' })
  @IsISO8601({ strict: true }, { message: 'Deze dag bestaat niet.' })
  gegevenOp: string;

  @ApiPropertyOptional({ format: 'date', description: 'Eerste dag zonder toestemming. Weglaten betekent: na twaalf maanden.' })
  @IsOptional()
  @Matches(isoDate, { message: 'Schrijf een datum als JJJJ-MM-DD.' })
  @IsISO8601({ strict: true }, { message: 'Deze dag bestaat niet.' })
  geldigTot?: string;

  @ApiProperty({ enum: ['schriftelijk', 'mondeling'] })
  @IsIn(['schriftelijk', 'mondeling'], { message: 'Kies uit: schriftelijk, mondeling.' })
  vorm: 'schriftelijk' | 'mondeling';

  @ApiProperty({ description: 'Een medewerker heeft gecontroleerd dat de keuze vrij is.' })
  @IsBoolean()
  vrij: boolean;

  @ApiPropertyOptional({ description: 'De ouder of voogd kan zelf verdachte zijn. Weglaten telt als ja bij een ouder of voogd.' })
  @IsOptional()
  @IsBoolean()
  voogdIsVerdachte?: boolean;

  @ApiPropertyOptional({ description: 'Het slachtoffer kan hierover niet zelf beslissen.' })
  @IsOptional()
  @IsBoolean()
  onbekwaam?: boolean;

  @ApiPropertyOptional({ description: 'Het slachtoffer heeft geweigerd.' })
  @IsOptional()
  @IsBoolean()
  geweigerd?: boolean;
}

/** Consents of a victim about one signal. */
@ApiTags('toestemmingen')
@ApiBearerAuth()
@Controller('signalen/:signaalId/toestemmingen')
@AllowRoles('hulpverlener', 'inspecteur', 'casuslid')
export class ConsentsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  @ApiOperation({
    operationId: 'legToestemmingVast',
    summary: 'Een toestemming vastleggen',
    description: 'Voor welke gegevens, aan wie, met welk doel, vanaf welke dag. Ook een weigering legt u zo vast.',
  })
  @ApiCreatedResponse({ type: ConsentRecorded })
  vastleggen(
    @Caller() caller: Caller,
    @Param('signaalId', ParseUUIDPipe) signaalId: string,
    @Body() body: ToestemmingDto,
  ): Promise<ConsentRecorded> {
    return this.commands.execute(new GiveConsent(caller, inputOf(signaalId, body)));
  }

  @Get()
  @ApiOperation({
    operationId: 'lijstToestemmingen',
    summary: 'De toestemmingen bij een signaal',
    description: 'Zonder persoonsgegevens: wie, wat, waarvoor en tot wanneer.',
  })
  @ApiOkResponse({ type: ConsentsListed })
  lijst(@Caller() caller: Caller, @Param('signaalId', ParseUUIDPipe) signaalId: string): Promise<ConsentsListed> {
    return this.queries.execute(new ListConsents(caller, signaalId));
  }

  @Post(':id/intrekkingen')
  @ApiOperation({
    operationId: 'trekToestemmingIn',
    summary: 'Een toestemming intrekken',
    description: 'Geldt meteen: de eerstvolgende beslissing telt haar niet meer mee.',
  })
  @ApiCreatedResponse({ type: ConsentEnded })
  intrekken(
    @Caller() caller: Caller,
    @Param('signaalId', ParseUUIDPipe) signaalId: string,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<ConsentEnded> {
    return this.commands.execute(new WithdrawConsent(caller, signaalId, id));
  }
}

function inputOf(signalId: string, body: ToestemmingDto): ConsentInput {
  return {
    signalId,
    person: body.betrokkene,
    recipients: body.ontvangers,
    cells: body.cellen,
    purpose: body.doel,
    givenBy: givers[body.gegevenDoor],
    givenAt: body.gegevenOp,
    expires: body.geldigTot ?? null,
    born: body.geboortedatum ?? null,
    form: body.vorm === 'schriftelijk' ? 'written' : 'oral',
    freely: body.vrij,
    guardianIsSuspect: body.voogdIsVerdachte ?? body.gegevenDoor === 'ouder-of-voogd',
    incapable: body.onbekwaam ?? false,
    refused: body.geweigerd ?? false,
  };
}
