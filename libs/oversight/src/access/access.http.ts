import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AllowRoles, Caller, Discloses, NoIdempotencyKey } from '#libs/identity';
import { Refusal } from '#libs/ledger';
import { requireSupervisor } from '../supervisor.rules.js';
import { AccessTold } from './access-answers.dto.js';
import { InzageVraag } from './access.dto.js';
import { AskAccess, type PersonSought } from './ask-access.js';

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
    const decided = vraag.besluiten.map(({ betrokkene, beperking }) => ({ subject: betrokkene, restriction: beperking }));
    return this.queries.execute(new AskAccess(caller, { identity: vraag.identiteit, sought: soughtIn(vraag), decided }));
  }
}

/** One way to find her, and only one: two could lead to two people. */
function soughtIn({ bsn, signaal, betrokkene }: InzageVraag): PersonSought {
  if (bsn !== undefined && signaal === undefined && betrokkene === undefined) return { bsn };
  if (bsn === undefined && signaal !== undefined && betrokkene !== undefined) return { signalId: signaal, subject: betrokkene };
  const detail = 'Noem een burgerservicenummer, of een signaal met een schuilnummer.';
  throw new Refusal('access.one-way', 'invalid', detail, [{ pointer: '/bsn', code: 'access.one-way', detail }]);
}
