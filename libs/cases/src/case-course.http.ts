import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiCreatedResponse, ApiGoneResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AllowRoles, Caller } from '#libs/identity';
import { AgreeIntervention } from './agree-intervention.js';
import { CaseChanged, FeedbackRecorded } from './case-answers.dto.js';
import { MaatregelDto, SluitingDto, TerugkoppelingDto, TerugkoppelingUitZaakDto, UitkomstDto } from './case-course.dto.js';
import { CloseCase } from './close-case.js';
import { ConcludeIntervention } from './conclude-intervention.js';
import { GiveFeedback } from './give-feedback.js';

/** What comes of a case: measures and their outcome, word to who reported, and the end. */
@ApiTags('zaken')
@ApiBearerAuth()
@Controller()
@AllowRoles('riec-analist')
export class CaseCourseController {
  constructor(private readonly commands: CommandBus) {}

  @Post('zaken/:id/interventies')
  @ApiOperation({
    operationId: 'spreekMaatregelAf',
    summary: 'Een maatregel afspreken',
    description: 'Ieder lid doet dit op eigen bevoegdheid. Alleen codes, een dag en wie het doet.',
  })
  @ApiCreatedResponse({ type: CaseChanged })
  @ApiGoneResponse()
  afspreken(@Caller() caller: Caller, @Param('id', ParseUUIDPipe) id: string, @Body() body: MaatregelDto): Promise<CaseChanged> {
    const { soort, barriere, geplandOp, door } = body;
    const by = { oin: door.oin, partner: door.partner };
    return this.commands.execute(new AgreeIntervention(caller, id, { kind: soort, barrier: barriere, plannedOn: geplandOp, by }));
  }

  @Post('zaken/:zaakId/interventies/:id/uitkomsten')
  @ApiOperation({
    operationId: 'legUitkomstVast',
    summary: 'Vastleggen wat van een maatregel kwam',
    description: 'Een latere uitkomst komt ervoor in de plaats.',
  })
  @ApiCreatedResponse({ type: CaseChanged })
  @ApiGoneResponse()
  uitkomst(
    @Caller() caller: Caller,
    @Param('zaakId', ParseUUIDPipe) zaakId: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { uitkomst }: UitkomstDto,
  ): Promise<CaseChanged> {
    return this.commands.execute(new ConcludeIntervention(caller, zaakId, id, uitkomst));
  }

  @Post('zaken/:id/terugkoppelingen')
  @ApiOperation({
    operationId: 'koppelTerugUitZaak',
    summary: 'Wie meldde laten weten wat met het signaal gebeurt',
    description: 'Een code, nooit inhoud, en niet welke zaak. De melder leest het bij zijn eigen signaal.',
  })
  @ApiCreatedResponse({ type: FeedbackRecorded })
  @ApiGoneResponse()
  terugkoppelen(
    @Caller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { signaal, code }: TerugkoppelingUitZaakDto,
  ): Promise<FeedbackRecorded> {
    return this.commands.execute(new GiveFeedback(caller, signaal, code, id));
  }

  @Post('wegingen/:signaalId/terugkoppelingen')
  @ApiOperation({
    operationId: 'koppelTerugNaWeging',
    summary: 'Wie meldde laten weten dat het signaal niet in een zaak komt',
    description: 'Na een weging die afwees.',
  })
  @ApiCreatedResponse({ type: FeedbackRecorded })
  @ApiGoneResponse()
  terugkoppelenNaWeging(
    @Caller() caller: Caller,
    @Param('signaalId', ParseUUIDPipe) signaalId: string,
    @Body() { code }: TerugkoppelingDto,
  ): Promise<FeedbackRecorded> {
    return this.commands.execute(new GiveFeedback(caller, signaalId, code, null));
  }

  @Post('zaken/:id/sluitingen')
  @ApiOperation({
    operationId: 'sluitZaak',
    summary: 'Een zaak sluiten',
    description: 'Als van elke maatregel de uitkomst vastligt. Daarna leest niemand de velden nog als zaak.',
  })
  @ApiCreatedResponse({ type: CaseChanged })
  @ApiGoneResponse()
  sluiten(@Caller() caller: Caller, @Param('id', ParseUUIDPipe) id: string, @Body() { reden }: SluitingDto): Promise<CaseChanged> {
    return this.commands.execute(new CloseCase(caller, id, reden));
  }
}
