import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { AllowRoles, Caller } from '#libs/identity';
import { PageQuery, pageOf } from '#libs/paging';
import { ListPolicies } from './list-policies.js';
import { ProposePolicy } from './propose-policy.js';
import { PublishPolicy } from './publish-policy.js';
import { PolicyVersionChanged, PolicyVersionsPage } from './rulebook-answers.dto.js';

/** The versions of the policy: one officer of the hub proposes, another one publishes. */
@ApiTags('beleidsversies')
@ApiBearerAuth()
@Controller('beleidsversies')
export class RulebookController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'lijstBeleidsversies',
    summary: 'De versies van het beleid',
    description: 'Nieuwste eerst. Elke beslissing noemt de versie waaronder zij is genomen.',
  })
  @ApiOkResponse({ type: PolicyVersionsPage })
  async lijst(@Query() page: PageQuery): Promise<PolicyVersionsPage> {
    return pageOf(await this.queries.execute(new ListPolicies(page.pagina, page.paginaGrootte)), page, '/v1/beleidsversies');
  }

  @Post()
  @AllowRoles('beleidsbeheerder')
  @ApiOperation({
    operationId: 'stelBeleidVoor',
    summary: 'Het beleid in de map van de hub voorstellen',
    description: 'Er verandert niets tot een andere medewerker het vaststelt.',
  })
  @ApiCreatedResponse({ type: PolicyVersionChanged })
  voorstellen(@Caller() caller: Caller): Promise<PolicyVersionChanged> {
    return this.commands.execute(new ProposePolicy(caller));
  }

  @Post(':digest/vaststellingen')
  @AllowRoles('beleidsbeheerder', 'privacy-officer')
  @ApiParam({ name: 'digest', schema: { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' } })
  @ApiOperation({
    operationId: 'stelBeleidVast',
    summary: 'Voorgesteld beleid vaststellen',
    description: 'Geldt meteen: de eerstvolgende beslissing valt eronder. Niet door wie het voorstelde.',
  })
  @ApiCreatedResponse({ type: PolicyVersionChanged })
  vaststellen(@Caller() caller: Caller, @Param('digest') digest: string): Promise<PolicyVersionChanged> {
    return this.commands.execute(new PublishPolicy(caller, digest));
  }
}
