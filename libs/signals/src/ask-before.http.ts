import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AllowRoles, Caller, NoIdempotencyKey } from '#libs/identity';
import { BeforehandAnswer, ProefDto } from './ask-before.dto.js';
import { AskBefore } from './ask-before.js';
import { situationOf } from './said-situation.js';

/** May I share this? Asked before there is a signal. */
@ApiTags('beslissingen')
@ApiBearerAuth()
@Controller('beslissingen')
@AllowRoles('inspecteur', 'hulpverlener', 'casuslid', 'riec-analist')
export class AskBeforeController {
  constructor(private readonly queries: QueryBus) {}

  @Post('_proef')
  @HttpCode(200)
  @NoIdempotencyKey()
  @ApiOperation({
    operationId: 'vraagVooraf',
    summary: 'Mag ik dit delen?',
    description:
      'Per partner en per soort gegeven het antwoord, waarom, en wat het verandert. Schrijft niets weg en vraagt geen persoonsgegevens.',
  })
  @ApiOkResponse({ type: BeforehandAnswer })
  proef(@Caller() caller: Caller, @Body() body: ProefDto): Promise<BeforehandAnswer> {
    const { omstandigheden, cellen = [], velden = [], partners = [], bevinding = false } = body;
    const asked = { situation: situationOf(omstandigheden), cells: cellen, fields: velden, partners, finding: bevinding };
    return this.queries.execute(new AskBefore(caller, asked));
  }
}
