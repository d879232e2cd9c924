import { Body, Controller, HttpCode, Post, Res, type StreamableFile } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiConflictResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AllowRoles, Caller, Discloses, NoIdempotencyKey } from '#libs/identity';
import { Refusal } from '#libs/ledger';
import { fileAnswer, type Reply, send } from '../export/file.http.js';
import { requireSupervisor } from '../supervisor.rules.js';
import { AccessTold } from './access-answers.dto.js';
import { BriefVraag, InzageExportVraag, InzageVraag } from './access.dto.js';
import { type AccessQuestion, AskAccess, type PersonSought } from './ask-access.js';
import { type AccessTaken, TakeAccess } from './take-access.js';

/** A person asks what is held about her. */
@ApiTags('toezicht')
@ApiBearerAuth()
@Controller('betrokkenen')
export class AccessController {
  constructor(private readonly queries: QueryBus) {}

  @Post('_inzage')
  @HttpCode(200)
  @NoIdempotencyKey()
  @Discloses()
  @AllowRoles('privacy-officer')
  @ApiOperation({
    operationId: 'vraagInzage',
    summary: 'Wat staat er over een persoon, en wie kreeg het',
    description:
      'Zoek op burgerservicenummer, of op signaal en schuilnummer. Toont alleen waarover de verantwoordelijke heeft besloten dat het verteld mag worden; de rest telt u ' +
      'per soort, met de reden. Met een brief per hoedanigheid. Uw vraag en wat zij toont worden vastgelegd.',
  })
  @ApiOkResponse({ type: AccessTold })
  inzage(@Caller() caller: Caller, @Body() vraag: InzageVraag): Promise<AccessTold> {
    requireSupervisor(caller);
    return this.queries.execute(new AskAccess(caller, questionIn(vraag)));
  }

  @Post('_export')
  @HttpCode(200)
  @NoIdempotencyKey()
  @Discloses()
  @AllowRoles('privacy-officer')
  @ApiOperation({
    operationId: 'exporteerInzage',
    summary: 'Wat _inzage antwoordt, als bestand voor uw dossier',
    description:
      'Dezelfde vraag als bij _inzage, en zo vastgelegd; daarna ook het bestand, met zijn hash, voordat de eerste byte vertrekt. Niet voor de betrokkene: die krijgt _brief.',
  })
  @ApiOkResponse(fileAnswer('text/csv', 'application/pdf'))
  @ApiConflictResponse()
  exporteren(
    @Caller() caller: Caller,
    @Body() vraag: InzageExportVraag,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<StreamableFile> {
    return this.take(caller, vraag, { part: 'overzicht', format: vraag.formaat }, reply);
  }

  @Post('_brief')
  @HttpCode(200)
  @NoIdempotencyKey()
  @Discloses()
  @AllowRoles('privacy-officer')
  @ApiOperation({
    operationId: 'maakBriefVoorBetrokkene',
    summary: 'Een brief voor de betrokkene, als PDF',
    description: 'De brief die _inzage bij dezelfde vraag toont. Vraag en bestand worden vastgelegd voordat de eerste byte vertrekt.',
  })
  @ApiOkResponse(fileAnswer('application/pdf'))
  @ApiNotFoundResponse()
  brief(@Caller() caller: Caller, @Body() vraag: BriefVraag, @Res({ passthrough: true }) reply: Reply): Promise<StreamableFile> {
    return this.take(caller, vraag, { part: 'brief', capacity: vraag.hoedanigheid ?? null }, reply);
  }

  private async take(caller: Caller, vraag: InzageVraag, taken: AccessTaken, reply: Reply): Promise<StreamableFile> {
    requireSupervisor(caller);
    return send(await this.queries.execute(new TakeAccess(caller, questionIn(vraag), taken)), reply);
  }
}

function questionIn(vraag: InzageVraag): AccessQuestion {
  const decided = vraag.besluiten.map(({ betrokkene, beperking }) => ({ subject: betrokkene, restriction: beperking }));
  return { identity: vraag.identiteit, sought: soughtIn(vraag), decided };
}

/** One way to find her, and only one: two could lead to two people. */
function soughtIn({ bsn, signaal, betrokkene }: InzageVraag): PersonSought {
  if (bsn !== undefined && signaal === undefined && betrokkene === undefined) return { bsn };
  if (bsn === undefined && signaal !== undefined && betrokkene !== undefined) return { signalId: signaal, subject: betrokkene };
  const detail = 'Noem een burgerservicenummer, of een signaal met een schuilnummer.';
  throw new Refusal('access.one-way', 'invalid', detail, [{ pointer: '/bsn', code: 'access.one-way', detail }]);
}
