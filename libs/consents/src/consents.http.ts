import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AllowRoles, Caller } from '#libs/identity';
import { ConsentEnded, ConsentRecorded, ConsentsListed } from './consent-answers.dto.js';
import { ToestemmingDto, forms, givers } from './consent.dto.js';
import { GiveConsent, type ConsentInput } from './give-consent.js';
import { ListConsents } from './list-consents.js';
import { WithdrawConsent } from './withdraw-consent.js';

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
    form: forms[body.vorm],
    freely: body.vrij,
    guardianIsSuspect: body.voogdIsVerdachte ?? body.gegevenDoor === 'ouder-of-voogd',
    incapable: body.onbekwaam ?? false,
    refused: body.geweigerd ?? false,
  };
}
